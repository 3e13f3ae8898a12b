package io.github.kismetexternal.testkit.internal.pipe;

import java.io.IOException;
import java.io.InputStream;

/** How much of a pipe Kismet reads at once. For one thread. */
interface PipeReads {
    /**
     * Waits for the bytes of one read.
     *
     * @param buffered how many bytes of an unfinished frame are there already
     * @param missing how many bytes are known to be missing
     * @return the bytes; none at the end of the pipe
     */
    byte[] read(InputStream in, int buffered, int missing) throws IOException;

    /** Since 2025: exactly the rest of the header, then exactly the rest of the frame. */
    final class Exact implements PipeReads {
        @Override
        public byte[] read(InputStream in, int buffered, int missing) throws IOException {
            byte[] bytes = in.readNBytes(missing);
            return bytes.length < missing ? new byte[0] : bytes;
        }
    }
}
