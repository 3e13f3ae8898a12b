package io.github.kismetexternal.wire;

import java.io.IOException;

/**
 * A pipe that knows when a write cannot wait. Whoever sends may then write by itself: handing the bytes over to a
 * thread that sleeps takes several times as long as writing them. Used by one thread at a time.
 */
public interface EagerPipe {
    /**
     * Returns whether the pipe is certain to take so much now.
     *
     * @param bytes how much, 0 or more
     * @return false also where it cannot be known
     */
    boolean takesAtOnce(int bytes);

    /**
     * Writes what the pipe takes at once; does not heed interrupts.
     *
     * @param source has the bytes
     * @param offset of the first of them
     * @param length how many, no more than was just asked for
     * @throws IOException if the other side has closed the pipe
     */
    void writeAtOnce(byte[] source, int offset, int length) throws IOException;
}
