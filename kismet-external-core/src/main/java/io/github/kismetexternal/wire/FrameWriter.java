package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.FrameTooLargeException;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Ping;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Queues commands and writes their frames from one thread of its own, which coalesces what is ready: one write for the
 * queue, and one before it for what is urgent. Where nothing is queued and the pipe is an {@link EagerPipe}, the thread
 * that sends a frame writes it, if it is large or the pipe takes it at once.
 *
 * <p>The queue is bounded in bytes: {@link #send} waits while {@link #QUEUE_BYTES} or more are queued, which is what
 * keeps a fast handler from outrunning Kismet. Commands are encoded by the thread that sends them, so that one that is
 * too large fails where it was made. A large frame may make its sender wait in the pipe, where an interrupt does not
 * reach it; others who send do not wait for it. Safe for use by several threads.
 *
 * <p>Servers before 2025-09 can leave the last frame lie until eleven further bytes arrive (measured with lone frames
 * of 1030 and 2050 bytes on 2021-08 and 2023-07). For them each write ends with a PING, whose own end may lie.
 */
public final class FrameWriter implements CommandSink, AutoCloseable {
    /** Bytes above which {@link #send} waits. */
    static final int QUEUE_BYTES = 256 * 1024;

    static final int CODE_OF_HELPER = 0;
    static final int CODE_OF_SERVER = 1;
    /** Room for some 1300 refusals. */
    private static final int URGENT_BYTES = 256 * 1024;

    /** More than a PING has in any generation. */
    private static final int PING_BYTES = 256;

    /** Of this size on, a frame moves faster if it does not change from one processor to another. */
    private static final int LARGE = 8 * 1024;

    private static final long FLUSH_ON_CLOSE_MILLIS = 200;

    private final OutputStream out;
    private final @Nullable EagerPipe eager;
    private final Codec codec;
    private final int maxFrame;
    private final boolean endsWritesWithPing;
    private final Consumer<IOException> onFailure;
    private final Thread thread = new Thread(new Writing(), "kismet-writer");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final FrameQueues queues;
    /** Changed by who writes, one at a time. */
    private volatile long bytesWritten;

    /** Who writes what has been taken, which must go before what is queued. */
    private @Nullable Thread writing;

    private boolean closed;
    private @Nullable IOException broken;

    private FrameWriter(
            OutputStream out, Generation generation, int maxFrame, int code, Consumer<IOException> onFailure) {
        this.out = out;
        this.eager = out instanceof EagerPipe pipe ? pipe : null;
        this.codec = generation.newCodec();
        this.maxFrame = maxFrame;
        this.queues = new FrameQueues(codec, maxFrame, code);
        this.endsWritesWithPing = code == CODE_OF_HELPER && generation != Generation.V3;
        this.onFailure = onFailure;
        thread.setDaemon(true);
    }

    /**
     * Starts a writer as a helper needs it.
     *
     * @param out the pipe to Kismet, an {@link EagerPipe} or not; closing it is left to the caller
     * @param generation the generation to write
     * @param maxFrame the largest frame that the server at hand accepts, in bytes, header included
     * @param onFailure called once, from the writing thread, if writing fails
     * @return a writer whose thread runs
     */
    public static FrameWriter toKismet(
            OutputStream out, Generation generation, int maxFrame, Consumer<IOException> onFailure) {
        return started(new FrameWriter(out, generation, maxFrame, CODE_OF_HELPER, onFailure));
    }

    /**
     * Starts a writer as Kismet would have it: its frames carry the result code 1.
     *
     * @param out the pipe to the helper; closing it is left to the caller
     * @param generation the generation to write
     * @param maxFrame the largest frame that the imitated server sends, in bytes, header included
     * @param onFailure called once, from the writing thread, if writing fails
     * @return a writer whose thread runs
     */
    public static FrameWriter toHelper(
            OutputStream out, Generation generation, int maxFrame, Consumer<IOException> onFailure) {
        return started(new FrameWriter(out, generation, maxFrame, CODE_OF_SERVER, onFailure));
    }

    private static FrameWriter started(FrameWriter writer) {
        writer.thread.start();
        return writer;
    }

    @Override
    public void send(Command command) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && isFull()) {
                room.await();
            }
            if (closed) {
                throw new ConnectionClosedException();
            }
            boolean nothingBefore = !isAnythingToWrite();
            queues.add(command);
            if (!nothingBefore || eager == null || !wrote(eager)) {
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull() {
        return queues.waiting().size() >= QUEUE_BYTES;
    }

    private boolean isAnythingToWrite() {
        return writing != null || queues.taken().size() > 0 || queues.isAnythingQueued();
    }

    /** Writes what waits, in the thread that sends it; false if the writing thread has something to do. */
    private boolean wrote(EagerPipe pipe) {
        return wroteAtOnce(pipe, queues.waiting()) || mayWait(pipe) && wroteWaiting(pipe);
    }

    private boolean wroteAtOnce(EagerPipe pipe, FrameBuffer frames) {
        try {
            if (!pipe.takesAtOnce(frames.size() + PING_BYTES)) {
                return false;
            }
            endWrite();
            writeHere(pipe, frames);
            return true;
        } catch (IOException e) {
            broken = e;
            return false;
        } catch (Throwable e) {
            // The heap ran out. The command is queued: who was told that it failed would send another in its place.
            return false;
        }
    }

    private boolean mayWait(EagerPipe pipe) {
        // Servers that need a PING after each write get fewer from the writing thread.
        return broken == null && !endsWritesWithPing && queues.waiting().size() >= LARGE && pipe.maySenderWait();
    }

    /** Writes without the lock; false if the writing thread has something to do, such as what failed. */
    private boolean wroteWaiting(EagerPipe pipe) {
        queues.take();
        writing = Thread.currentThread();
        IOException failure = null;
        try {
            lock.unlock();
            writeHere(pipe, queues.taken());
        } catch (IOException e) {
            failure = e;
        } catch (Throwable e) {
            // The heap ran out, before anything was written.
        } finally {
            lockWhateverHappens();
            writing = null;
            broken = failure;
        }
        return !isAnythingToWrite() && !closed;
    }

    private void writeHere(EagerPipe pipe, FrameBuffer frames) throws IOException {
        pipe.writeHere(frames.array(), 0, frames.size());
        bytesWritten += frames.size();
        frames.clear();
    }

    /** On JDK 17 a lock that others hold takes some bytes, and who does not come back here keeps all from writing. */
    private void lockWhateverHappens() {
        while (!lock.isHeldByCurrentThread()) {
            try {
                lock.lock();
            } catch (OutOfMemoryError e) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public boolean offer(Command command) {
        lock.lock();
        try {
            if (closed || isFull()) {
                return false;
            }
            queues.add(command);
            work.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offerUrgent(Command command) {
        lock.lock();
        try {
            if (closed || queues.urgentBytes() >= URGENT_BYTES) {
                return false;
            }
            queues.addUrgent(command);
            work.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int contentRoom(HttpResponse head) {
        return codec.contentRoom(head, maxFrame);
    }

    /**
     * Sets who is told of each command that is queued from now on.
     *
     * @param newObserver is told before the command is written
     */
    public void observe(SendObserver newObserver) {
        lock.lock();
        try {
            queues.observe(newObserver);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What was sent so far.
     *
     * @param frames how many frames
     * @param queued their size in bytes
     * @param written how many bytes of these the other side's pipe has taken
     */
    record Sent(long frames, long queued, long written) {}

    Sent sent() {
        lock.lock();
        try {
            return new Sent(queues.frames(), queues.bytes(), bytesWritten);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes what is queued, for 200 ms at most, and ends the thread. Whoever waits for room in {@link #send} gets a
     * {@link ConnectionClosedException}; who waits in the pipe does so until it is read or closed by the other side.
     * Never hangs on a pipe that nobody reads.
     */
    @Override
    public void close() {
        close(FLUSH_ON_CLOSE_MILLIS);
    }

    /**
     * Closes as {@link #close()} does, but writes what is queued for so many milliseconds at most, 0 or more.
     *
     * @param flushMillis 0 or more
     */
    public void close(long flushMillis) {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            // For a thread, 0 would be for ever.
            TimeUnit.MILLISECONDS.timedJoin(thread, flushMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Queues a last command behind all others, however much is queued, and closes.
     *
     * @param last for the other side
     * @throws FrameTooLargeException if the command does not fit a frame; the writer stays open then
     */
    public void closeAfter(Command last) {
        lock.lock();
        try {
            if (!closed) {
                queues.add(last);
            }
        } finally {
            lock.unlock();
        }
        close();
    }

    private final class Writing implements Runnable {
        @Override
        public void run() {
            try {
                while (takeQueued()) {
                    write(queues.takenUrgent());
                    write(queues.taken());
                }
            } catch (IOException e) {
                fail(e);
            } catch (Throwable e) {
                // A writer that is gone without a word would make everybody wait for room for ever.
                fail(new IOException("the writing thread failed: " + e, e));
            }
        }
    }

    /** Takes what is queued; false once the writer is closed and nothing is left to write. */
    private boolean takeQueued() throws IOException, InterruptedException {
        lockWhateverHappens();
        try {
            if (writing == thread) {
                writing = null;
            }
            while (writing != null || !isAnythingToWrite()) {
                if (closed && writing == null) {
                    return false;
                }
                work.await();
            }
            if (broken != null) {
                throw broken;
            }
            writing = thread;
            if (queues.taken().size() == 0) {
                endWrite();
                queues.take();
            }
            queues.takeUrgent();
            room.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void endWrite() {
        if (endsWritesWithPing) {
            queues.add(new Ping());
        }
    }

    private void write(FrameBuffer frames) throws IOException {
        if (frames.size() > 0) {
            out.write(frames.array(), 0, frames.size());
            out.flush();
            bytesWritten += frames.size();
            frames.clear();
        }
    }

    private void fail(IOException failure) {
        lockWhateverHappens();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
        onFailure.accept(failure);
    }
}
