package io.github.kismetexternal.wire;

/**
 * What has passed the pipes of one connection, in numbers that only grow, but for what is queued. Immutable.
 *
 * @param received frames read from Kismet
 * @param receivedBytes their size in bytes, headers included
 * @param sent frames to Kismet, those that are still queued included
 * @param sentBytes bytes that the pipe to Kismet has taken, headers included
 * @param queuedBytes bytes that the pipe has not taken yet, or that are just being written; large for long only if
 *     Kismet does not read
 */
public record FrameCounts(long received, long receivedBytes, long sent, long sentBytes, long queuedBytes) {
    /**
     * Counts both directions of a connection; from any thread.
     *
     * @param reader of what comes in
     * @param writer of what goes out
     * @return what both have counted so far
     */
    public static FrameCounts of(FrameReader reader, FrameWriter writer) {
        FrameWriter.Sent sent = writer.sent();
        return new FrameCounts(
                reader.framesRead(), reader.bytesRead(), sent.frames(), sent.written(), sent.queued() - sent.written());
    }
}
