package io.github.kismetexternal.packaging.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts a server's process, as often as need be, one at a time. Safe for use by several threads: once it is closed, no
 * process starts or stays.
 */
final class Launch implements AutoCloseable {
    private final String name;
    private final List<String> command;
    private final Map<String, String> variables;
    private final Path directory;
    private final Consumer<String> lines;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Child child;
    private boolean closed;

    /**
     * Takes what will be started.
     *
     * @param name what it is, for people
     * @param variables of its environment, beside those of this process
     * @param directory the one that it runs in
     * @param lines gets each line that it prints
     */
    Launch(
            String name,
            List<String> command,
            Map<String, String> variables,
            Path directory,
            Consumer<String> lines) {
        this.name = name;
        this.command = command;
        this.variables = variables;
        this.directory = directory;
        this.lines = lines;
    }

    String name() {
        return name;
    }

    /**
     * Starts the process.
     *
     * @throws RunException if this was closed
     * @throws IOException if there is no such program
     */
    void start() throws RunException, IOException {
        lock.lock();
        try {
            if (closed) {
                throw new RunException(name + " is not started any more, as all of it ends.");
            }
            child = Child.start(command, variables, directory, lines);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the process that was started last, which may have ended; null if none was. */
    @Nullable Child child() {
        lock.lock();
        try {
            return child;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns normally while the process is there.
     *
     * @throws RunException if it has ended
     */
    void requireAlive() throws RunException {
        Child started = child();
        if (started != null && !started.isAlive()) {
            throw new RunException(name + " has ended with status " + started.status()
                    + ": what it printed above is why.");
        }
    }

    /** Ends the process and waits for its end. Another may be started. */
    void end() {
        Child started = child();
        if (started != null) {
            started.close();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        end();
    }
}
