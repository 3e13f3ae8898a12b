package io.github.kismetexternal.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads all that a program writes to its standard error, and keeps the end of it. Safe for use by two threads. */
final class Tail {
    private static final int KEPT = 4096;
    private static final long LAST_WORDS_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final Thread reader;
    private byte[] kept = new byte[0];

    private Tail(InputStream source) {
        reader = new Thread(() -> keepFrom(source), "standard error");
        reader.setDaemon(true);
    }

    static Tail of(InputStream source) {
        Tail tail = new Tail(source);
        tail.reader.start();
        return tail;
    }

    /** Returns the last lines of a program that has ended; empty without any. */
    String lastLines() throws InterruptedException {
        reader.join(LAST_WORDS_MILLIS);
        byte[] end = kept();
        String text = new String(end, UTF_8);
        // The first line may have lost its beginning.
        return end.length == KEPT ? text.substring(text.indexOf('\n') + 1) : text;
    }

    private void keepFrom(InputStream source) {
        byte[] piece = new byte[KEPT];
        try {
            for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
                keep(piece, count);
            }
        } catch (IOException e) {
            // It has been closed.
        }
    }

    private synchronized void keep(byte[] piece, int count) {
        byte[] all = Arrays.copyOf(kept, kept.length + count);
        System.arraycopy(piece, 0, all, kept.length, count);
        kept = Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length);
    }

    private synchronized byte[] kept() {
        return kept;
    }
}
