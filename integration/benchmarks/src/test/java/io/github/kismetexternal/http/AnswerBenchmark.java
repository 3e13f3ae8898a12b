package io.github.kismetexternal.http;

import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.spool.Spool;
import io.github.kismetexternal.wire.EagerPipe;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A request from its arrival to its answer in a pipe that takes it at once, on the handler's thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AnswerBenchmark {
    @Param({"200", "16000"})
    public int bytes;

    private final HttpRequest request = new HttpRequest(1, "/benchmarks/page", "GET", Map.of());
    private final Router router = new Router();
    private ScheduledThreadPoolExecutor timer;
    private FrameWriter writer;
    private ResponseWriter responses;
    private RequestIntake intake;

    @Setup
    public void begin() {
        String text = "x".repeat(bytes);
        router.add(Route.to("GET", "/benchmarks/page", page -> Response.text(text).confidential()));
        timer = new ScheduledThreadPoolExecutor(1);
        timer.setRemoveOnCancelPolicy(true);
        writer = FrameWriter.toKismet(new EmptyPipe(), Generation.V3, 16_383, e -> {});
        responses = new ResponseWriter(writer, new LargeAnswers(Spool.ofPlugin(timer)));
        intake = new RequestIntake(timer);
    }

    @Benchmark
    public void answer() {
        new Exchange(request, router, intake, responses, HandlerLimits.DEFAULT, timer, () -> false).run();
    }

    @TearDown
    public void end() {
        writer.close();
        timer.shutdownNow();
    }

    private static final class EmptyPipe extends OutputStream implements EagerPipe {
        @Override
        public boolean takesAtOnce(int bytes) {
            return true;
        }

        @Override
        public boolean maySenderWait() {
            return true;
        }

        @Override
        public void writeHere(byte[] source, int offset, int length) {
            // It is as empty as before.
        }

        @Override
        public void write(int b) {
            // As before.
        }
    }
}
