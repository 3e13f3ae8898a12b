package io.github.kismetexternal.testkit.internal.pipe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The reads of Kismet up to 2023-07: at least twelve new bytes each time, in pieces of what is free in a buffer that
 * doubles, 512 at least. A piece that ends within a frame and leaves less than twelve bytes of it makes Kismet wait for
 * bytes beyond the frame. Counts as asio's stream buffer does, on a vector of the GNU library.
 */
final class GrowingReads implements PipeReads {
    private static final int AT_LEAST = 12;
    private static final int SMALLEST_PIECE = 512;
    private static final int LARGEST_PIECE = 65_536;

    private int capacity = 128;
    private int end = capacity;
    private int first;
    private int next;

    @Override
    public byte[] read(InputStream in, int buffered, int missing) throws IOException {
        first = next - buffered;
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (read.size() < AT_LEAST) {
            int piece = Math.min(Math.max(SMALLEST_PIECE, capacity - (next - first)), LARGEST_PIECE);
            reserve(piece);
            byte[] bytes = new byte[piece];
            int count = in.read(bytes);
            if (count < 0) {
                break;
            }
            next += count;
            read.writeBytes(Arrays.copyOf(bytes, count));
        }
        return read.toByteArray();
    }

    private void reserve(int piece) {
        if (piece <= end - next) {
            return;
        }
        next -= first;
        first = 0;
        if (piece > end - next) {
            int newEnd = next + piece;
            if (newEnd > capacity) {
                capacity = end + Math.max(end, newEnd - end);
            }
            end = newEnd;
        }
    }
}
