package io.github.kismetexternal.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        // By the benchmark: what it takes at its smallest size.
        Map<String, MicroTime> smallest = new HashMap<>();
        for (RunResult result : new Runner(options(form).build()).run()) {
            BenchmarkParams params = result.getParams();
            MicroTime time = MicroTime.of(result);
            rows.add(time.against(smallest.putIfAbsent(params.getBenchmark(), time)));
            Result<?> allocated = result.getSecondaryResults().get(ALLOCATION);
            if (allocated == null) {
                throw new IllegalStateException("JMH's GC profiler must tell the allocation of " + time.what());
            }
            double bytes = allocated.getScore() / time.parts();
            rows.add(new Row(time.what() + ": allocates", "B", bytes, null, 0, target(params)));
        }
        return rows;
    }

    private static ChainedOptionsBuilder options(Form form) {
        TimeValue time = TimeValue.milliseconds(form.micro());
        return new OptionsBuilder()
                .include("io\\.github\\.kismetexternal\\..*Benchmark\\..*")
                .forks(1)
                .jvmArgs(Programs.OPTIONS.toArray(String[]::new))
                .jvmArgsAppend("-Dmsgpack.universal-buffer=true")
                .warmupMode(WarmupMode.INDI)
                .warmupIterations(4)
                .warmupTime(time)
                .measurementIterations(3)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static @Nullable String target(BenchmarkParams params) {
        if (!params.getBenchmark().contains("AnswerBenchmark")) {
            return null;
        }
        return params.getParam("bytes").equals("200") ? "<= 2000" : "<= 19200";
    }
}
