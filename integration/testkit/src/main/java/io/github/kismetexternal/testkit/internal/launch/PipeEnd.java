package io.github.kismetexternal.testkit.internal.launch;

import java.io.Closeable;
import java.io.IOException;

/** Closes pipes to helpers. */
public final class PipeEnd {
    private PipeEnd() {}

    /**
     * Closes an end of a pipe without waiting: closing waits for what is under way, which waits for a helper that reads
     * or writes.
     */
    public static void close(Closeable pipe) {
        Thread thread = new Thread(() -> closeQuietly(pipe), "simulated-kismet-close");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable pipe) {
        try {
            pipe.close();
        } catch (IOException e) {
            // The helper has closed its end already.
        }
    }
}
