package io.github.kismetexternal.testkit.internal.launch;

import io.github.kismetexternal.testkit.SimulatedRelease.Death;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A helper, started as Kismet starts it: by its program and two pipes, with {@code KISMET_ETC} added to the
 * environment, in Kismet's own directory, and never again. What it prints goes to one stream, as on Kismet's console.
 */
public final class HelperProcess implements Helper {
    private static final String MAP_PIPES =
            "exec 3<&0 4>&1; exec 0</dev/null 1>&2; exec \"$0\" \"$@\" --in-fd=3 --out-fd=4";
    private static final String ETC = "/etc/kismet";
    private static final int PATIENCE_SECONDS = 3;
    private static final int STATE_AFTER_NAME = 2;

    private final Process process;

    private HelperProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a program.
     *
     * @param command the program and what stands before the arguments that Kismet adds
     * @param environment variables beside those of this process
     * @throws IOException if there is no shell
     */
    public static HelperProcess start(List<String> command, Map<String, String> environment) throws IOException {
        // A shell turns the pipes that Java can make into the two descriptors, and is gone when the helper runs.
        List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", MAP_PIPES));
        shell.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(shell);
        builder.environment().put("KISMET_ETC", ETC);
        builder.environment().putAll(environment);
        return new HelperProcess(builder.start());
    }

    @Override
    public InputStream fromHelper() {
        return process.getInputStream();
    }

    @Override
    public OutputStream toHelper() {
        return process.getOutputStream();
    }

    @Override
    public InputStream console() {
        return process.getErrorStream();
    }

    @Override
    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public int awaitExit(long time, TimeUnit unit) throws InterruptedException {
        return process.waitFor(time, unit) ? process.exitValue() : -1;
    }

    @Override
    public void kill(Death death) {
        // By the handle: the process itself would also close its pipes, which waits for whoever writes to one.
        if (death == Death.SIGTERM_SIGKILL) {
            process.toHandle().destroy();
        }
        process.toHandle().destroyForcibly();
    }

    @Override
    public void suspend() throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
        if (status != 0) {
            throw new IOException("the helper (" + process.pid() + ") must be running to be stopped; kill ended with "
                    + status);
        }
    }

    /** As the system's process table has it; there is none to be read outside Linux. */
    @Override
    public boolean isSuspended() {
        try {
            String status = new String(Files.readAllBytes(Path.of("/proc/" + process.pid() + "/stat")), ISO_8859_1);
            int state = status.lastIndexOf(')') + STATE_AFTER_NAME;
            return state < status.length() && status.charAt(state) == 'T';
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        // A launcher that does not become the helper but starts it leaves it behind when it is killed.
        List<ProcessHandle> descendants = process.descendants().toList();
        PipeEnd.close(process.getOutputStream());
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.toHandle().destroyForcibly();
                process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.toHandle().destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
