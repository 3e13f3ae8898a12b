package io.github.kismetexternal.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of a {@link Response#stream streamed} answer. */
@FunctionalInterface
public interface StreamWriter {
    /**
     * Writes the body and returns; the answer then ends. Bytes go to Kismet when a frame is full and on
     * {@link OutputStream#flush}.
     *
     * @param out the body; it waits where Kismet does not read fast enough, and an interrupt may not end that
     * @throws IOException if the connection to Kismet has ended
     * @throws InterruptedException if the plugin ends
     */
    void writeTo(OutputStream out) throws IOException, InterruptedException;
}
