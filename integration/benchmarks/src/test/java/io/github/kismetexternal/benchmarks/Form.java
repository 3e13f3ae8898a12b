package io.github.kismetexternal.benchmarks;

/**
 * How much is measured.
 *
 * @param pairs how often each of a pair has its turn
 * @param starts how often each of a pair is started
 * @param operations how many requests or events a turn has, at least
 * @param micro whether the microbenchmarks get a JVM each, and time to become steady
 */
record Form(String name, int pairs, int starts, int operations, boolean micro) {
    static Form of(String name) {
        return switch (name) {
            case "short" -> new Form(name, 3, 3, 1000, false);
            case "long" -> new Form(name, 7, 15, 5_000, true);
            default -> throw new IllegalArgumentException("form (" + name + ") must be short or long");
        };
    }
}
