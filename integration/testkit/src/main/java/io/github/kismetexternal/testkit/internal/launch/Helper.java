package io.github.kismetexternal.testkit.internal.launch;

import io.github.kismetexternal.testkit.SimulatedRelease.Death;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** A running helper, as Kismet has it in hands. Safe for use by several threads. */
public interface Helper extends AutoCloseable {
    /** Returns what the helper writes to Kismet. */
    InputStream fromHelper();

    /** Returns what Kismet writes to the helper. */
    OutputStream toHelper();

    /** Returns what the helper prints. */
    InputStream console();

    /** Returns the process that the helper runs in. */
    ProcessHandle handle();

    /**
     * Waits for the helper's end.
     *
     * @return its exit status, or -1 if it still runs after the time
     * @throws InterruptedException if the thread is interrupted
     */
    int awaitExit(long time, TimeUnit unit) throws InterruptedException;

    /** Kills the helper. */
    void kill(Death death);

    /**
     * Stops the helper as SIGSTOP does.
     *
     * @throws IOException if the signal cannot be sent
     * @throws UnsupportedOperationException if the helper has no process of its own
     * @throws InterruptedException if the thread is interrupted
     */
    void suspend() throws IOException, InterruptedException;

    /** Returns whether the helper is stopped. */
    boolean isSuspended();

    /**
     * Ends the helper and waits for its end. One that does not end at the end of its pipe is killed, with all that it
     * started.
     */
    @Override
    void close();
}
