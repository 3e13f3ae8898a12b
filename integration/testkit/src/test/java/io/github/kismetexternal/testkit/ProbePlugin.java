package io.github.kismetexternal.testkit;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.Generation;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A plugin whose helper does nothing of its own: a real process between real pipes that passes on what the test writes,
 * and gives the test what Kismet writes. So a test can do what no library would.
 */
public final class ProbePlugin implements AutoCloseable {
    private static final String LAUNCHER = """
            #!/bin/sh
            # Notes how it was started, and passes on between Kismet's pipes and the test's.
            here=$(dirname "$0")
            printf '%s\\n' "$0" "$@" >"$here/arguments"
            env >"$here/environment"
            pwd >"$here/directory"
            for argument in "$@"; do
                case $argument in
                    --in-fd=*) in=${argument#*=} ;;
                    --out-fd=*) out=${argument#*=} ;;
                esac
            done
            eval "exec 5<&$in 6>&$out"
            cat <&5 >"$here/from-kismet" 6>&- &
            exec cat <"$here/to-kismet" >&6 5<&-
            """;

    private static final int DEADLINE_SECONDS = 10;
    private static final int ANY_SIZE = 64 * 1024;

    private final Path directory;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private @Nullable KismetSimulator kismet;
    private @Nullable Generation generation;
    private @Nullable InputStream fromKismet;
    private @Nullable OutputStream toKismet;
    private volatile boolean atEnd;
    private int seqno;

    private ProbePlugin(Path directory) {
        this.directory = directory;
    }

    /** Makes a plugin of the name {@code probe}. */
    public static ProbePlugin create(Path parent) throws IOException, InterruptedException {
        return create(parent, "probe");
    }

    /** Makes a plugin's directory with all that Kismet wants there. */
    static ProbePlugin create(Path parent, String name) throws IOException, InterruptedException {
        Path directory = parent.resolve(name);
        Files.createDirectories(directory.resolve("httpd"));
        Files.writeString(directory.resolve("manifest.conf"), """
                name=Probe
                description=Does what the test says
                author=The test kit
                version=1
                httpexternal=kismet_probe
                """);
        Path launcher = Files.writeString(directory.resolve("kismet_probe"), LAUNCHER);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process mkfifo = new ProcessBuilder(
                        "mkfifo",
                        directory.resolve("from-kismet").toString(),
                        directory.resolve("to-kismet").toString())
                .inheritIO()
                .start();
        assertThat(mkfifo.waitFor()).isZero();
        return new ProbePlugin(directory);
    }

    public Path directory() {
        return directory;
    }

    /** Starts a Kismet with the plugin in it, and nothing on its event bus but what the test raises. */
    public KismetSimulator start(SimulatedRelease release, Generation spoken) throws IOException {
        return start(KismetSimulator.of(directory).release(release).events(EventSchedule.silent()), spoken);
    }

    public KismetSimulator start(SimulatorBuilder builder, Generation spoken) throws IOException {
        KismetSimulator started = builder.start();
        attach(started, spoken);
        return started;
    }

    /** Takes hold of the plugin in a Kismet that somebody else has started. */
    void attach(KismetSimulator started, Generation spoken) throws IOException {
        kismet = started;
        generation = spoken;
        InputStream in = new FileInputStream(directory.resolve("from-kismet").toFile());
        fromKismet = in;
        toKismet = new FileOutputStream(directory.resolve("to-kismet").toFile());
        Thread reader = new Thread(() -> read(new FrameReader(new Overheard(in), null)), "probe-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(FrameReader reader) {
        try {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                frames.add(frame);
            }
        } catch (IOException e) {
            // Closed by the test.
        }
        atEnd = true;
    }

    private final class Overheard extends FilterInputStream {
        Overheard(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            heard.write(bytes, offset, Math.max(0, count));
            return count;
        }
    }

    /** Returns a frame from Kismet as it came. */
    public byte[] bytes(Frame frame) {
        int start = (int) frame.offset();
        return Arrays.copyOfRange(heard.toByteArray(), start, start + frame.size());
    }

    public SimulatedPlugin plugin() {
        assertThat(kismet).isNotNull();
        return kismet.plugin();
    }

    /** Writes frames, and what older releases need to process the last one. */
    public void send(Command... commands) throws IOException {
        for (Command command : commands) {
            write(frame(command));
        }
        if (generation != Generation.V3) {
            write(frame(new Ping()));
        }
    }

    /** Returns the number of the last frame that was made. */
    public int lastSeqno() {
        return seqno;
    }

    public byte[] frame(Command command) {
        assertThat(generation).isNotNull();
        return FrameEncoder.ofHelper(generation).encode(command, ++seqno, ANY_SIZE);
    }

    public void write(byte[] bytes) throws IOException {
        assertThat(toKismet).isNotNull();
        toKismet.write(bytes);
        toKismet.flush();
    }

    /** Registers a route and waits until Kismet has it. */
    public void register(String uri, String method) throws Exception {
        int before = plugin().registrations().size();
        send(new RegisterUri(uri, method));
        await(() -> plugin().registrations().size() > before, "the registration of " + uri);
    }

    /** Waits for the next frame of a kind, and drops others. */
    public <T extends Command> Frame next(Class<T> kind) throws InterruptedException {
        while (true) {
            Frame frame = frames.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            assertThat(frame).describedAs("waiting for %s", kind.getSimpleName()).isNotNull();
            if (kind.isInstance(frame.command())) {
                return frame;
            }
        }
    }

    public HttpRequest nextRequest() throws InterruptedException {
        return (HttpRequest) next(HttpRequest.class).command();
    }

    /** Returns whether a frame of a kind comes within the time. */
    public boolean hears(Class<? extends Command> kind, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            Frame frame = frames.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (frame == null || kind.isInstance(frame.command())) {
                return frame != null;
            }
        }
    }

    /** Waits for the next request, and drops other frames; null if none comes within the time. */
    public @Nullable HttpRequest requestWithin(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            Frame frame = frames.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (frame == null || frame.command() instanceof HttpRequest) {
                return frame == null ? null : (HttpRequest) frame.command();
            }
        }
    }

    /** Waits for the next frame; null if none comes within the time. */
    public @Nullable Frame frameWithin(long millis) throws InterruptedException {
        return frames.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** Returns whether the pipe from Kismet has ended. */
    public boolean isAtEnd() {
        return atEnd;
    }

    /** Returns the lines that the launcher noted, such as those of its {@code arguments}. */
    public List<String> noted(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    public static void await(Condition condition, String what) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).describedAs("waiting for %s", what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** What a test waits for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /** Ends the helper. */
    void end() throws IOException {
        if (toKismet != null) {
            toKismet.close();
        }
    }

    @Override
    public void close() throws IOException {
        end();
        if (kismet != null) {
            kismet.close();
        }
        if (fromKismet != null) {
            fromKismet.close();
        }
    }
}
