package io.github.kismetexternal.log;

import org.jspecify.annotations.Nullable;

/**
 * Writes to the log through {@link System.Logger}, and never fails: a log handler that throws must not keep a request
 * from being answered. The logger is looked up with each line, since the first look-up is expensive and most plugins
 * never log. Safe for use by several threads.
 */
public final class PluginLog {
    private static final String NAME = "io.github.kismetexternal";

    private PluginLog() {}

    /**
     * Logs a line of information.
     *
     * @param text one line, for people
     */
    public static void info(String text) {
        log(System.Logger.Level.INFO, text, null);
    }

    /**
     * Logs a warning.
     *
     * @param text one line, for people
     */
    public static void warning(String text) {
        log(System.Logger.Level.WARNING, text, null);
    }

    /**
     * Logs an error.
     *
     * @param text one line, for people
     */
    public static void error(String text) {
        log(System.Logger.Level.ERROR, text, null);
    }

    /**
     * Logs an error with its stack trace.
     *
     * @param text one line, for people
     * @param thrown what went wrong
     */
    public static void error(String text, Throwable thrown) {
        log(System.Logger.Level.ERROR, text, thrown);
    }

    private static void log(System.Logger.Level level, String text, @Nullable Throwable thrown) {
        try {
            System.getLogger(NAME).log(level, text, thrown);
        } catch (Throwable e) {
            // There is no other place to say it.
        }
    }
}
