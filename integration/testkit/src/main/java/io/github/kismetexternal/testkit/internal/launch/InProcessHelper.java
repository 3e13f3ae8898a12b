package io.github.kismetexternal.testkit.internal.launch;

import io.github.kismetexternal.testkit.SimulatedRelease.Death;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A plugin that runs on a thread of this JVM, for a debugger: with real pipes, but without an environment or a process
 * of its own. It cannot be killed, only cut off. Linux only.
 */
public final class InProcessHelper implements Helper {
    private static final String EMBEDDED = "kismet.plugin.embedded";
    private static final String REST_URL = "kismet.rest.url";
    private static final String IN = "in";
    private static final String OUT = "out";
    private static final int PATIENCE_SECONDS = 5;

    private final String restUrl;
    private final Path directory;
    private final NamedPipe in;
    private final NamedPipe out;
    private final InputStream fromHelper;
    private final OutputStream toHelper;
    private final PipedInputStream console = new PipedInputStream();
    private final PrintStream toConsole;
    private final Thread thread;
    private volatile int status;

    private InProcessHelper(Class<?> main, String protocol, String restUrl, Path directory)
            throws IOException, InterruptedException {
        this.restUrl = restUrl;
        this.directory = directory;
        in = NamedPipe.create(directory.resolve(IN));
        out = NamedPipe.create(directory.resolve(OUT));
        toHelper = in.writer();
        fromHelper = new FilterInputStream(out.reader()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                // Whoever wrote has both pipes open: from now on their end must be seen.
                letGo();
                return count;
            }
        };
        toConsole = new PrintStream(new PipedOutputStream(console), false, UTF_8);
        thread = new Thread(() -> run(main, protocol), "plugin-" + main.getSimpleName());
        thread.setDaemon(true);
    }

    /**
     * Starts a plugin.
     *
     * @param main the class whose {@code main} runs the plugin
     * @param protocol the generation to speak, such as {@code v3}
     * @param restUrl where the plugin finds the REST API, and any that is started in this JVM before another is
     * @throws IOException if there are no named pipes
     */
    public static InProcessHelper start(Class<?> main, String protocol, String restUrl) throws IOException {
        Path directory = Files.createTempDirectory("kismet-testkit");
        try {
            InProcessHelper helper = new InProcessHelper(main, protocol, restUrl, directory);
            System.setProperty(EMBEDDED, "true");
            System.setProperty(REST_URL, restUrl);
            helper.thread.start();
            return helper;
        } catch (InterruptedException e) {
            remove(directory);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a plugin was started", e);
        } catch (IOException e) {
            remove(directory);
            throw e;
        }
    }

    private void run(Class<?> main, String protocol) {
        String[] arguments = {
            "--in-fd=" + in.descriptor(), "--out-fd=" + out.descriptor(), "--protocol=" + protocol
        };
        // The console first: who sees the pipes end asks it why.
        try (PrintStream lastWords = toConsole) {
            call(main, arguments, lastWords);
        } finally {
            letGo();
        }
    }

    private void call(Class<?> main, String[] arguments, PrintStream lastWords) {
        try {
            Method method = main.getMethod("main", String[].class);
            if (!Modifier.isStatic(method.getModifiers())) {
                throw new NoSuchMethodException(method + " is not static");
            }
            method.setAccessible(true);
            method.invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            status = 1;
            e.getCause().printStackTrace(lastWords);
        } catch (ReflectiveOperationException | RuntimeException e) {
            status = 1;
            lastWords.println(main + " must have a public static main(String[]) that can be reached: " + e);
        }
    }

    private void letGo() {
        try {
            in.close();
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream fromHelper() {
        return fromHelper;
    }

    @Override
    public OutputStream toHelper() {
        return toHelper;
    }

    /** What ended the plugin's main method, if anything did: what the plugin prints, this JVM prints. */
    @Override
    public InputStream console() {
        return console;
    }

    @Override
    public ProcessHandle handle() {
        return ProcessHandle.current();
    }

    @Override
    public int awaitExit(long time, TimeUnit unit) throws InterruptedException {
        unit.timedJoin(thread, time);
        return thread.isAlive() ? -1 : status;
    }

    /** Cuts the plugin off, as a thread cannot be killed. */
    @Override
    public void kill(Death death) {
        PipeEnd.close(toHelper);
    }

    @Override
    public void suspend() {
        throw new UnsupportedOperationException(
                "a plugin in the test's own JVM cannot be stopped; let it run in a process of its own");
    }

    @Override
    public boolean isSuspended() {
        return false;
    }

    @Override
    public void close() {
        try {
            toHelper.close();
            TimeUnit.SECONDS.timedJoin(thread, PATIENCE_SECONDS);
            letGo();
            fromHelper.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a plugin's pipes cannot be closed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Not before the plugin has ended: it would ask a Kismet at the usual port.
            System.getProperties().remove(REST_URL, restUrl);
            remove(directory);
        }
    }

    private static void remove(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(IN));
            Files.deleteIfExists(directory.resolve(OUT));
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("a plugin's pipes cannot be removed: " + e.getMessage(), e);
        }
    }
}
