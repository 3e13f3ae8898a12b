package io.github.kismetexternal.benchmarks.subject;

/**
 * The work that all programs do alike. Environment variables say how much of it.
 */
public final class Work {
    /** After how many events one frame says so; with none, after each. */
    public static final String BATCH = "BENCHMARK_BATCH";

    /** How many routes the plugin has beside those that are measured. */
    public static final String ROUTES = "BENCHMARK_ROUTES";

    /** Type of the events that are measured. */
    public static final String EVENT = "BENCHMARK";

    public static final String SMALL = "/benchmarks/small";
    public static final String LARGE = "/benchmarks/large";
    public static final String TICK = "/benchmarks/tick";
    public static final String TICKS = "/benchmarks/ticks";

    private static final int SMALL_BYTES = 200;
    /** With headers it just fits a frame of 16 383 bytes. */
    private static final int LARGE_BYTES = 16_200;

    private Work() {}

    /** Returns the body of a small answer, ASCII. */
    public static String small() {
        return "s".repeat(SMALL_BYTES);
    }

    /** Returns the body of a large answer, ASCII. */
    public static String large() {
        return "l".repeat(LARGE_BYTES);
    }

    static int setting(String name, int otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
