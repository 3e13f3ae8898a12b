package io.github.kismetexternal.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.runner.options.WarmupMode;

/** The microbenchmarks: times, and what each operation allocates. */
final class Micro {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private Micro() {}

    static List<Row> run(Form form) throws RunnerException {
        // Two builds may run at once on one machine.
        System.setProperty("jmh.ignoreLock", "true");
        List<Row> rows = new ArrayList<>();
        for (RunResult result : new Runner(options(form).build()).run()) {
            BenchmarkParams params = result.getParams();
            String what = nameOf(params);
            rows.add(Row.alone(what, "ns", result.getPrimaryResult().getScore()));
            Result<?> allocated = result.getSecondaryResults().get(ALLOCATION);
            if (allocated == null) {
                throw new IllegalStateException("JMH's GC profiler must tell the allocation of " + what);
            }
            rows.add(new Row(what + ": allocates", "B", allocated.getScore(), null, 0, target(params)));
        }
        return rows;
    }

    private static ChainedOptionsBuilder options(Form form) {
        TimeValue time = TimeValue.milliseconds(form.micro() ? 500 : 50);
        return new OptionsBuilder()
                .include("io\\.github\\.kismetexternal\\..*Benchmark\\..*")
                .forks(form.micro() ? 1 : 0)
                .warmupMode(WarmupMode.INDI)
                .warmupIterations(form.micro() ? 3 : 2)
                .warmupTime(time)
                .measurementIterations(form.micro() ? 3 : 1)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static String nameOf(BenchmarkParams params) {
        String[] parts = params.getBenchmark().split("\\.");
        StringBuilder name = new StringBuilder(
                parts[parts.length - 2].replace("Benchmark", "").toLowerCase(Locale.ROOT));
        name.append(' ').append(parts[parts.length - 1]);
        for (String key : params.getParamsKeys()) {
            name.append(", ").append(key).append(' ').append(params.getParam(key));
        }
        return name.toString();
    }

    private static String target(BenchmarkParams params) {
        if (!params.getBenchmark().contains("AnswerBenchmark")) {
            return null;
        }
        return params.getParam("bytes").equals("200") ? "<= 2000" : "<= 19200";
    }
}
