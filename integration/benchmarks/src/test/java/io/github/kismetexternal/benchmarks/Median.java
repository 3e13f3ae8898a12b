package io.github.kismetexternal.benchmarks;

import java.util.Arrays;

/** What is in the middle, however far out the others are. */
final class Median {
    private Median() {}

    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
