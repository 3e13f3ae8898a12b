package io.github.kismetexternal.benchmarks.micro;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes a frame, and reads it, with each command of each generation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {
    private static final int LIMIT = 16_383;

    @Param({"V0", "V2", "V3"})
    public Generation generation;

    @Param({
        "ping", "pong", "register", "request", "answer", "answer16k", "message", "registerEvents", "event", "event12k",
        "publish", "askToken", "token", "shutdown"
    })
    public String command;

    private Command subject;
    private FrameEncoder encoder;
    private FrameReader reader;

    @Setup
    public void begin() {
        subject = switch (command) {
            case "ping" -> new Ping();
            case "pong" -> new Pong(7);
            case "register" -> new RegisterUri("/benchmarks/page\\.html", "GET");
            case "request" -> new HttpRequest(7, "/benchmarks/page.html", "GET", Map.of("since", "12", "wait", "10"));
            case "answer" -> answer(200);
            case "answer16k" -> answer(16_000);
            case "event" -> new EventNotice(Bytes.of("{\"x\":\"" + "x".repeat(190) + "\"}"));
            case "event12k" -> new EventNotice(Bytes.of("{\"x\":\"" + "x".repeat(12_000) + "\"}"));
            case "message" -> new Message(Severity.INFO, "A line for Kismet's users");
            case "registerEvents" -> new RegisterEvents(List.of("DOT11_ADVERTISED_SSID", "NEW_DATASOURCE", "X"));
            case "publish" -> new PublishEvent("BENCHMARK", "{\"x\":\"" + "x".repeat(190) + "\"}");
            case "askToken" -> new AuthRequest();
            case "token" -> new AuthReply("0123456789ABCDEF0123456789ABCDEF");
            case "shutdown" -> new Shutdown("The end");
            default -> throw new IllegalArgumentException("command (" + command + ") must be one that is named here");
        };
        encoder = FrameEncoder.ofKismet(generation);
        reader = new FrameReader(new Endless(encoder.encode(subject, 1, LIMIT)), generation);
    }

    private static HttpResponse answer(int bytes) {
        Map<String, String> headers = Map.of(
                "Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff");
        return new HttpResponse(7, headers, 200, Bytes.of("x".repeat(bytes)), true);
    }

    @Benchmark
    public byte[] encode() {
        return encoder.encode(subject, 1, LIMIT);
    }

    @Benchmark
    public Frame decode() throws IOException {
        return reader.read();
    }

    /** The same frame again and again. */
    private static final class Endless extends InputStream {
        private final byte[] frame;
        private int at;

        Endless(byte[] frame) {
            this.frame = frame;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            read(one, 0, 1);
            return Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(length, frame.length - at);
            System.arraycopy(frame, at, target, offset, count);
            at = (at + count) % frame.length;
            return count;
        }
    }
}
