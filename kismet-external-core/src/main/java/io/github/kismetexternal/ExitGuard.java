package io.github.kismetexternal;

/**
 * Makes sure that the process ends. A shutdown hook or a log handler of the author's that hangs would keep an orphan
 * alive, which nobody would ever end.
 */
final class ExitGuard {
    private static final long PATIENCE_MILLIS = 3000;

    private ExitGuard() {}

    /** Halts after three seconds, unless the process has ended by then. */
    static void arm() {
        Thread thread = new Thread(ExitGuard::waitAndHalt, "kismet-exit-guard");
        thread.setDaemon(true);
        thread.start();
    }

    private static void waitAndHalt() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(Outcome.EXIT_SOFTWARE);
    }
}
