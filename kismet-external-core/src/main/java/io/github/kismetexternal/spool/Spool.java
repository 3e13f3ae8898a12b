package io.github.kismetexternal.spool;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.log.PluginLog;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Files that Kismet serves for the plugin, for a minute each and 64 MiB in all.
 *
 * <p>Where there is no room, the oldest go first. A browser that has begun to read one does so to its end; one that was
 * slow to begin does not find it, which harms less than an answer in several frames. Safe for use by several threads.
 */
public final class Spool implements AutoCloseable {
    private static final long CAPACITY = 64L << 20;
    private static final long LIFETIME_SECONDS = 60;

    private final @Nullable String pluginDirectory;
    private final @Nullable String dirname;
    private final long capacity;
    private final ScheduledExecutorService timer;
    private final AtomicBoolean warned = new AtomicBoolean();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition writeEnded = lock.newCondition();
    private final Deque<SpooledFile> files = new ArrayDeque<>();
    private @Nullable SpoolDirectory directory;
    private long used;
    private boolean closed;

    private record SpooledFile(String name, long size) {}

    Spool(@Nullable String pluginDirectory, @Nullable String dirname, long capacity, ScheduledExecutorService timer) {
        this.pluginDirectory = pluginDirectory;
        this.dirname = dirname;
        this.capacity = capacity;
        this.timer = timer;
    }

    /**
     * Makes a spool in the directory that the launcher says is the plugin's.
     *
     * @param timer removes files; closing it is left to the caller, after the spool
     * @return a spool that writes nothing where there is no such directory
     */
    public static Spool ofPlugin(ScheduledExecutorService timer) {
        return new Spool(
                System.getProperty("kismet.plugin.dir"), System.getProperty("kismet.plugin.dirname"), CAPACITY, timer);
    }

    /** Deletes what an earlier run of the plugin has left, if it was killed. */
    public void clear() {
        lock.lock();
        try {
            if (pluginDirectory != null && !closed) {
                open();
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Said when something is to be put there.
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes a file, after others where they leave no room. Where that is not possible the log says why, once.
     *
     * @param content of the file
     * @param extension what the file's name ends in, after a dot; decides which type Kismet gives to it
     * @return where Kismet serves the file, relative to its root and without a slash in front; null if it is larger
     *     than all room there is, there is no place to write, the spool has been closed, or the thread was interrupted,
     *     and then still is
     */
    public @Nullable String put(Bytes content, String extension) {
        try {
            SpoolDirectory place = reserve(content.size());
            if (place == null) {
                return null;
            }
            String name = SpoolDirectory.newName(extension);
            return write(place, name, content) ? place.address(name) : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ClosedByInterruptException e) {
            return null;
        } catch (IOException | UnsupportedOperationException e) {
            warnOnce("large answers go out in several frames, and a browser that leaves in the middle can end the"
                    + " plugin, since files cannot be used instead: " + e);
            return null;
        }
    }

    /** Sets the room for a file aside; null if there is none, however many others go. */
    private @Nullable SpoolDirectory reserve(long size) throws IOException, InterruptedException {
        lock.lock();
        try {
            SpoolDirectory place = closed ? null : open();
            while (place != null && size <= capacity && !hasRoom(place, size)) {
                writeEnded.await();
                place = closed ? null : place;
            }
            if (place == null || size > capacity) {
                return null;
            }
            used += size;
            return place;
        } finally {
            lock.unlock();
        }
    }

    /** Before the first file is written, those of earlier runs are deleted, which have names of the same form. */
    private SpoolDirectory open() throws IOException {
        if (directory == null) {
            SpoolDirectory opened = SpoolDirectory.of(pluginDirectory, dirname);
            opened.clear();
            directory = opened;
        }
        return directory;
    }

    /** Drops the oldest until there is room; if that is not enough, others are being written. */
    private boolean hasRoom(SpoolDirectory place, long size) {
        while (capacity - used < size && !files.isEmpty()) {
            drop(place, files.remove());
        }
        return capacity - used >= size;
    }

    /** Returns whether the file is there, and the spool still open. */
    private boolean write(SpoolDirectory place, String name, Bytes content) throws IOException {
        boolean written = false;
        try {
            place.write(name, content);
            written = true;
        } finally {
            if (!written) {
                release(content.size());
            }
        }
        lock.lock();
        try {
            SpooledFile file = new SpooledFile(name, content.size());
            if (closed) {
                drop(place, file);
                remove(place);
                return false;
            }
            files.add(file);
            writeEnded.signalAll();
            timer.schedule(() -> expire(place, file), LIFETIME_SECONDS, TimeUnit.SECONDS);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void release(long size) {
        lock.lock();
        try {
            used -= size;
            writeEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void expire(SpoolDirectory place, SpooledFile file) {
        lock.lock();
        try {
            if (files.remove(file)) {
                drop(place, file);
            }
        } finally {
            lock.unlock();
        }
    }

    private void drop(SpoolDirectory place, SpooledFile file) {
        used -= file.size();
        try {
            place.delete(file.name());
        } catch (IOException e) {
            warnOnce("a file that held a large answer cannot be removed: " + e);
        }
    }

    private void remove(SpoolDirectory place) {
        try {
            place.remove();
        } catch (IOException e) {
            warnOnce("the directory of files that held large answers cannot be removed: " + e);
        }
    }

    private void warnOnce(String text) {
        if (warned.compareAndSet(false, true)) {
            PluginLog.warning(text);
        }
    }

    /** Deletes all files; downloads that have begun go on to their end. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            writeEnded.signalAll();
            if (directory != null) {
                while (!files.isEmpty()) {
                    drop(directory, files.remove());
                }
                remove(directory);
            }
        } finally {
            lock.unlock();
        }
    }
}
