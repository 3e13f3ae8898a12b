package io.github.kismetexternal.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures the same of the kit and of others in turn, so that all see the same machine, and compares the medians. */
final class Comparison {
    private final int turns;
    private final String what;
    private final String unit;
    private final Measurement ours;
    private final List<Rival> rivals = new ArrayList<>();

    Comparison(int turns, String what, String unit, Measurement ours) {
        this.turns = turns;
        this.what = what;
        this.unit = unit;
        this.ours = ours;
    }

    /** What is measured once. */
    @FunctionalInterface
    interface Measurement {
        /** Measures, in whatever unit. */
        double measure() throws Exception;
    }

    private record Rival(String name, @Nullable String target, Measurement measurement, double[] values) {}

    /** Adds what the kit is compared with, and what {@link Row#target} the ratio has. */
    Comparison against(String name, @Nullable String target, Measurement theirs) {
        rivals.add(new Rival(name, target, theirs, new double[turns]));
        return this;
    }

    /** Returns a row for each that the kit is compared with. */
    List<Row> measure() throws Exception {
        double[] our = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            our[turn] = ours.measure();
            for (Rival rival : rivals) {
                rival.values[turn] = rival.measurement.measure();
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Rival rival : rivals) {
            rows.add(new Row(what, unit, Median.of(our), rival.name, Median.of(rival.values), rival.target));
        }
        return rows;
    }
}
