package io.github.kismetexternal.benchmarks;

/**
 * How much is measured.
 *
 * @param turns how often each of those that are compared has its turn
 * @param starts how often each of a pair is started
 * @param operations how many requests a turn has
 * @param micro how long an iteration of a microbenchmark takes, in milliseconds
 */
record Form(String name, int turns, int starts, int operations, int micro) {
    boolean isLong() {
        return name.equals("long");
    }

    static Form of(String name) {
        return switch (name) {
            case "short" -> new Form(name, 3, 3, 10_000, 50);
            case "long" -> new Form(name, 7, 15, 50_000, 500);
            default -> throw new IllegalArgumentException("form (" + name + ") must be short or long");
        };
    }
}
