package io.github.kismetexternal;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A plugin in a process of its own, with pipes as Kismet passes them. It is read from only when a test asks for it. */
final class PluginProcess implements AutoCloseable {
    private static final String MAP_PIPES = "exec 3<&0 4>&1; exec 0</dev/null 1>&2; exec \"$@\" --in-fd=3 --out-fd=4";
    private static final int LIMIT = 16_383;

    private final Process process;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final CompletableFuture<Void> consoleRead;

    private PluginProcess(Process process) {
        this.process = process;
        reader = new FrameReader(process.getInputStream(), Generation.V3);
        writer = FrameWriter.toHelper(process.getOutputStream(), Generation.V3, LIMIT, e -> {});
        consoleRead = CompletableFuture.runAsync(this::readConsole, PluginProcess::onThreadOfItsOwn);
    }

    /** Starts a plugin by its main class, with options of the JVM. */
    static PluginProcess start(Class<?> main, Map<String, String> environment, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                MAP_PIPES,
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KISMET_EXTERNAL_PROTOCOL", "v3");
        builder.environment().putAll(environment);
        return new PluginProcess(builder.start());
    }

    /** The common pool has one thread on a machine with two cores. */
    static void onThreadOfItsOwn(Runnable task) {
        Thread thread = new Thread(task, "plugin-process");
        thread.setDaemon(true);
        thread.start();
    }

    private void readConsole() {
        byte[] piece = new byte[1024];
        InputStream errors = process.getErrorStream();
        try {
            for (int count = errors.read(piece); count >= 0; count = errors.read(piece)) {
                synchronized (console) {
                    console.write(piece, 0, count);
                    console.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    void send(Command command) throws InterruptedException {
        writer.send(command);
    }

    void request(long id, String method, String uri, Map<String, String> variables) throws InterruptedException {
        send(new HttpRequest(id, uri, method, variables));
    }

    /** Reads until a command comes that fits; all before it is lost. */
    Command await(Predicate<Command> wanted, String what) throws IOException {
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
            if (wanted.test(frame.command())) {
                return frame.command();
            }
        }
        throw new AssertionError("the plugin ended without " + what + ": " + console());
    }

    void awaitMessage(String text) throws IOException {
        await(command -> command instanceof Message message && message.text().equals(text), "the message " + text);
    }

    /** Reads until a request's answer, which must be one frame. */
    HttpResponse awaitAnswer(long id) throws IOException {
        return (HttpResponse)
                await(command -> command instanceof HttpResponse response && response.id() == id, "answer " + id);
    }

    /** Ends the pipe to the plugin, as Kismet's end does. */
    void closePipe() throws IOException {
        writer.close();
        process.getOutputStream().close();
    }

    /** Sends SIGTERM, and leaves the pipes as they are. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Returns how many bytes the plugin has written that nobody has read. */
    int unread() throws IOException {
        return process.getInputStream().available();
    }

    /** Waits until the plugin has printed a text. */
    void awaitConsole(String text) throws InterruptedException {
        synchronized (console) {
            while (!console.toString(UTF_8).contains(text)) {
                console.wait();
            }
        }
    }

    /** Returns what the plugin printed until its end, which is waited for. */
    String console() {
        consoleRead.join();
        return console.toString(UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
