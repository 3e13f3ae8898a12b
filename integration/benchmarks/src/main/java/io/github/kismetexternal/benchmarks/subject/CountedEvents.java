package io.github.kismetexternal.benchmarks.subject;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the same frame after each batch of events. */
final class CountedEvents implements Events {
    private final OutputStream out;
    private final byte[] said;
    private final int batch;
    private int heard;

    CountedEvents(OutputStream out, byte[] said, int batch) {
        this.out = out;
        this.said = said;
        this.batch = batch;
    }

    @Override
    public void take(byte[] payload, int size) throws IOException {
        if (++heard % batch == 0) {
            out.write(said);
        }
    }
}
