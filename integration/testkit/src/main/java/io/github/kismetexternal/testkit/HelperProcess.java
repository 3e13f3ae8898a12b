package io.github.kismetexternal.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A helper, started as Kismet starts it: by the path of its program and two pipes, with {@code KISMET_ETC} added to the
 * environment. What it prints goes to one stream, as on Kismet's console.
 */
final class HelperProcess implements AutoCloseable {
    private static final String MAP_PIPES =
            "exec 3<&0 4>&1; exec 0</dev/null 1>&2; exec \"$0\" --in-fd=3 --out-fd=4";

    private final Process process;

    private HelperProcess(Process process) {
        this.process = process;
    }

    static HelperProcess start(Path launcher, Map<String, String> environment) throws IOException {
        // A shell turns the pipes that Java can make into the two descriptors, and is gone when the helper runs.
        ProcessBuilder builder =
                new ProcessBuilder(List.of("/bin/sh", "-c", MAP_PIPES, launcher.toAbsolutePath().toString()));
        builder.environment().put("KISMET_ETC", "/etc/kismet");
        builder.environment().putAll(environment);
        return new HelperProcess(builder.start());
    }

    InputStream fromHelper() {
        return process.getInputStream();
    }

    OutputStream toHelper() {
        return process.getOutputStream();
    }

    InputStream console() {
        return process.getErrorStream();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns the exit status, or -1 if the process still runs after the time. */
    int awaitExit(long time, TimeUnit unit) throws InterruptedException {
        return process.waitFor(time, unit) ? process.exitValue() : -1;
    }

    /** Closes the pipe that the helper reads, which is all it sees of a Kismet that ends. */
    void closePipe() {
        PipeEnd.close(process.getOutputStream());
    }

    void kill(SimulatedRelease.Death death) {
        // By the handle: the process itself would also close its pipes, which waits for whoever writes to one.
        if (death == SimulatedRelease.Death.SIGTERM_SIGKILL) {
            process.toHandle().destroy();
        }
        process.toHandle().destroyForcibly();
    }

    @Override
    public void close() {
        closePipe();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.toHandle().destroyForcibly();
                process.waitFor(3, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.toHandle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
