package io.github.kismetexternal.benchmarks;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * The time of a microbenchmark.
 *
 * @param what the benchmark and its parameters
 * @param size how large it is where its cost should not depend on that; null for all others
 * @param largest whether there is no larger size
 * @param parts of how many the operation consists: the clients of a feed
 * @param nanos of each part
 */
record MicroTime(String what, @Nullable String size, boolean largest, int parts, double nanos) {
    private static final List<String> SIZES = List.of("routes", "clients");
    private static final List<String> LARGEST = List.of("10000", "5000");

    static MicroTime of(RunResult result) {
        BenchmarkParams params = result.getParams();
        String[] names = params.getBenchmark().split("\\.");
        StringBuilder what = new StringBuilder(
                names[names.length - 2].replace("Benchmark", "").toLowerCase(Locale.ROOT));
        what.append(' ').append(names[names.length - 1]);
        String size = null;
        int parts = 1;
        for (String key : params.getParamsKeys()) {
            String value = params.getParam(key);
            what.append(", ").append(key).append(' ').append(value);
            if (SIZES.contains(key)) {
                size = value;
            }
            if (key.equals("clients")) {
                what.append(", for each");
                parts = Integer.parseInt(value);
            }
        }
        boolean largest = size != null && LARGEST.contains(size);
        double nanos = result.getPrimaryResult().getScore() / parts;
        return new MicroTime(what.toString(), size, largest, parts, nanos);
    }

    /** Returns a row that compares this with the same at its smallest size, if there was one before. */
    Row against(@Nullable MicroTime smallest) {
        if (smallest == null || size == null) {
            return Row.alone(what, "ns", nanos);
        }
        return new Row(what, "ns", nanos, "with " + smallest.size, smallest.nanos, largest ? Sizes.FLAT : null);
    }
}
