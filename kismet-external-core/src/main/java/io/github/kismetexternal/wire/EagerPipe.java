package io.github.kismetexternal.wire;

import java.io.IOException;

/**
 * A pipe that any thread may write to, and that knows when a write cannot wait. Whoever sends may then write by itself:
 * handing a small frame over to a thread that sleeps takes several times as long as writing it, and a large one is
 * still in the cache of who made it. Used by one thread at a time.
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
     * Returns whether a large frame's sender may wait in the pipe.
     *
     * @return false where all others would wait with it
     */
    boolean maySenderWait();

    /**
     * Writes, and waits where the pipe does not take it at once. An interrupt neither ends the wait nor closes the
     * pipe.
     *
     * @param source has the bytes
     * @param offset of the first of them
     * @param length how many
     * @throws IOException if the other side has closed the pipe
     */
    void writeHere(byte[] source, int offset, int length) throws IOException;
}
