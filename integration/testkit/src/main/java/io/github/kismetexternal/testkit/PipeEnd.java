package io.github.kismetexternal.testkit;

import java.io.IOException;
import java.io.OutputStream;

/** Closes pipes to helpers. */
final class PipeEnd {
    private PipeEnd() {}

    /** Closes a pipe without waiting: closing waits for a write under way, which waits for a helper that reads. */
    static void close(OutputStream pipe) {
        Thread thread = new Thread(() -> closeQuietly(pipe), "simulated-kismet-close");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(OutputStream pipe) {
        try {
            pipe.close();
        } catch (IOException e) {
            // The helper has closed its end already.
        }
    }
}
