package io.github.kismetexternal.benchmarks;

import java.util.Arrays;

/** Measures two things in turn, so that both see the same machine, and takes the medians. */
final class Pair {
    private Pair() {}

    /** What is measured once. */
    @FunctionalInterface
    interface Measurement {
        /** Measures, in whatever unit. */
        double measure() throws Exception;
    }

    static Row of(
            int turns, String what, String unit, String target, Measurement ours, String against, Measurement theirs)
            throws Exception {
        double[] our = new double[turns];
        double[] their = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            our[turn] = ours.measure();
            their[turn] = theirs.measure();
        }
        return new Row(what, unit, median(our), against, median(their), target);
    }

    static Row alone(int turns, String what, String unit, Measurement ours) throws Exception {
        double[] values = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            values[turn] = ours.measure();
        }
        return Row.alone(what, unit, median(values));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
