package io.github.kismetexternal.http;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finds the last of many routes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RouterBenchmark {
    @Param({"1", "100", "10000"})
    public int routes;

    private final Router literals = new Router();
    private final Router patterns = new Router();
    private String path;

    @Setup
    public void addRoutes() {
        for (int i = 0; i < routes; i++) {
            literals.add(Route.to("GET", "/benchmarks/route" + i + "/note", request -> Response.text("")));
            patterns.add(Route.to("GET", "/benchmarks/route" + i + "/:key", request -> Response.text("")));
        }
        path = "/benchmarks/route" + (routes - 1) + "/note";
    }

    @Benchmark
    public Object literal() {
        return literals.find("GET", path);
    }

    @Benchmark
    public Object pattern() {
        return patterns.find("GET", path);
    }
}
