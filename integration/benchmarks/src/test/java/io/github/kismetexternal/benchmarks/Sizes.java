package io.github.kismetexternal.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures the same at several sizes in turn, and compares each with the smallest, but the largest with the cheapest of
 * the others: the smallest may be dear for a reason of its own, such as threads that are woken for one request, and
 * would hide growth.
 */
final class Sizes {
    static final String FLAT = "<= 1.2";

    private Sizes() {}

    /** What is measured once at each size. */
    @FunctionalInterface
    interface Measurement {
        /** Measures what one operation takes. */
        Cost at(int size) throws Exception;
    }

    /**
     * Returns a row for each size, the smallest first; the CPU time at the largest is to be that of the cheapest.
     *
     * @param what one of the operations
     * @param ofWhat what there are so many of
     */
    static List<Row> measure(int turns, String what, String ofWhat, int[] sizes, Measurement measurement)
            throws Exception {
        double[][] micros = new double[sizes.length][turns];
        double[][] cpuMicros = new double[sizes.length][turns];
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < sizes.length; i++) {
                Cost cost = measurement.at(sizes[i]);
                micros[i][turn] = cost.micros();
                cpuMicros[i][turn] = cost.cpuMicros();
            }
        }
        List<Row> rows = new ArrayList<>(rows("CPU time of " + what, ofWhat, sizes, cpuMicros, FLAT));
        rows.addAll(rows("time of " + what, ofWhat, sizes, micros, null));
        return rows;
    }

    private static List<Row> rows(
            String what, String ofWhat, int[] sizes, double[][] values, @Nullable String target) {
        int last = sizes.length - 1;
        int cheapest = 0;
        List<Row> rows = new ArrayList<>();
        rows.add(Row.alone(what + ", " + ofWhat + " " + sizes[0], "us", Median.of(values[0])));
        for (int i = 1; i <= last; i++) {
            int than = i == last ? cheapest : 0;
            double median = Median.of(values[i]);
            rows.add(new Row(
                    what + ", " + ofWhat + " " + sizes[i],
                    "us",
                    median,
                    "with " + sizes[than],
                    Median.of(values[than]),
                    i == last ? target : null));
            cheapest = median < Median.of(values[cheapest]) ? i : cheapest;
        }
        return rows;
    }
}
