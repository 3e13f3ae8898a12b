package io.github.kismetexternal;

/**
 * Makes sure that the process ends. A shutdown hook that hangs would keep an orphan alive, and an orphan keeps Kismet's
 * listening socket, which it inherited: Kismet could not be started again.
 */
final class ExitGuard {
    private static final long PATIENCE_MILLIS = 3000;

    private ExitGuard() {}

    static void arm() {
        Thread thread = new Thread(ExitGuard::haltLater, "kismet-exit-guard");
        thread.setDaemon(true);
        thread.start();
    }

    private static void haltLater() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(Outcome.EXIT_SOFTWARE);
    }
}
