package io.github.kismetexternal.benchmarks.subject;

/**
 * The work that all programs do alike. Environment variables say how much of it.
 */
public final class Work {
    /** After how many events one frame says so; with none, after each. */
    public static final String BATCH = "BENCHMARK_BATCH";

    /** Whether the plugin looks at the content of events, which parses it: 1, or 0 as with none. */
    public static final String READ = "BENCHMARK_READ";

    /** How many routes the plugin has at {@link #LITERALS}. */
    public static final String ROUTES = "BENCHMARK_ROUTES";

    /** How many routes with a {@code :name} the plugin has at {@link #PATTERNS}. */
    public static final String PATTERN_ROUTES = "BENCHMARK_PATTERN_ROUTES";

    /** Type of the events that are measured. */
    public static final String EVENT = "BENCHMARK";

    public static final String SMALL = "/benchmarks/small";
    public static final String LARGE = "/benchmarks/large";
    public static final String STREAM = "/benchmarks/stream";
    public static final String TICK = "/benchmarks/tick";
    public static final String TICKS = "/benchmarks/ticks";
    /** A number from 0 follows. */
    public static final String LITERALS = "/benchmarks/literal/";
    /** A number from 0 follows, and {@code /} and anything. */
    public static final String PATTERNS = "/benchmarks/pattern/";

    /** Size of the largest frame that every Kismet takes which speaks v3. */
    public static final int FRAME_BYTES = 16_383;
    /** How many frames of that size the streamed answer has. */
    public static final int STREAM_FRAMES = 2000;
    /** The last byte of a v3 frame that ends an answer. */
    public static final byte END_OF_ANSWER = (byte) 0xC3;

    static final long STREAM_BYTES = (long) STREAM_FRAMES * FRAME_BYTES;

    private static final int SMALL_BYTES = 200;
    /** With headers it just fits a frame. */
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
