package io.github.kismetexternal.packaging.run;

import java.io.IOException;

/**
 * A Kismet, or what stands in for one, that runs a plugin on 127.0.0.1. For one thread, but for {@link #close}, which
 * is for any: after it nothing starts.
 */
public interface Server extends AutoCloseable {
    /**
     * Starts the plugin as it is now.
     *
     * @return whether it runs; if not, why was printed
     * @throws RunException if the server itself does not start
     * @throws IOException if there is no program to start
     * @throws InterruptedException if the thread is interrupted
     */
    boolean start() throws RunException, IOException, InterruptedException;

    /**
     * Ends the plugin and waits for its end.
     *
     * @throws RunException if the server has ended by itself
     * @throws IOException if the server cannot be told
     * @throws InterruptedException if the thread is interrupted
     */
    void stop() throws RunException, IOException, InterruptedException;

    /**
     * Returns normally while the server is there.
     *
     * @throws RunException if it has ended by itself
     */
    void requireRunning() throws RunException;

    /** Ends everything, and waits for its end. */
    @Override
    void close();
}
