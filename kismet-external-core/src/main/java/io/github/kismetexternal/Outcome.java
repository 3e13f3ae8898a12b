package io.github.kismetexternal;

/**
 * Why a session ended.
 *
 * @param status the exit status of the process
 * @param reason for the log
 * @param announced whether Kismet is told the reason
 */
record Outcome(int status, String reason, boolean announced) {
    static final int EXIT_USAGE = 64;
    static final int EXIT_SOFTWARE = 70;
    static final int EXIT_IO = 74;
    static final int EXIT_PROTOCOL = 76;
    static final int EXIT_SIGTERM = 143;

    static final long FLUSH_MILLIS = 200;

    private static final int LONGEST_REASON = 1000;
    /** Within the 100 ms that a plugin has to end. */
    private static final long FLUSH_ON_SIGTERM_MILLIS = 20;

    static Outcome kismetIsGone(String how) {
        return new Outcome(0, how, false);
    }

    /** The reason goes to Kismet's log in one frame, and from there to a terminal. */
    static Outcome stopped(String reason) {
        String line = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        return new Outcome(0, line.replaceAll("\\p{Cc}", " "), true);
    }

    static Outcome failed(int status, String reason) {
        return new Outcome(status, reason, false);
    }

    /** Returns how long the end waits for Kismet to read what is queued, at most, in milliseconds. */
    long flushMillis() {
        if (status == EXIT_SIGTERM) {
            return FLUSH_ON_SIGTERM_MILLIS;
        }
        boolean kismetIsGone = status == 0 && !announced;
        return kismetIsGone ? 0 : FLUSH_MILLIS;
    }
}
