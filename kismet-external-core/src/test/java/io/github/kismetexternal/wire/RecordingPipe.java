package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A pipe that keeps what it gets, and notes who wrote it. */
final class RecordingPipe extends OutputStream implements EagerPipe {
    static final int ROOM = 4096;

    /** What the pipe takes at once. */
    volatile int room = ROOM;
    /** Whether senders may wait. */
    volatile boolean senderMayWait = true;
    /** What writes wait for. */
    volatile CountDownLatch gate = new CountDownLatch(0);
    /** Whether whoever sends finds the pipe broken. */
    volatile boolean broken;
    /** Whether the heap runs out before the pipe is asked what it takes. */
    volatile boolean outOfMemory;
    /** Whether the heap runs out when whoever sends writes. */
    volatile boolean outOfMemoryInWrite;
    /** Open once a write has begun. */
    final CountDownLatch inHand = new CountDownLatch(1);

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final List<Thread> writtenBySenders = new ArrayList<>();
    private int largestOfSenders;
    private int writesOfThread;

    @Override
    public boolean takesAtOnce(int bytes) {
        if (outOfMemory) {
            throw new OutOfMemoryError("for this test");
        }
        return bytes <= room;
    }

    @Override
    public boolean maySenderWait() {
        return senderMayWait;
    }

    @Override
    public void writeHere(byte[] source, int offset, int length) throws IOException {
        inHand.countDown();
        awaitGateWhateverInterrupts();
        if (broken) {
            throw new IOException("Broken pipe");
        }
        if (outOfMemoryInWrite) {
            throw new OutOfMemoryError("for this test");
        }
        synchronized (this) {
            content.write(source, offset, length);
            writtenBySenders.add(Thread.currentThread());
            largestOfSenders = Math.max(largestOfSenders, length);
        }
    }

    private void awaitGateWhateverInterrupts() {
        boolean interrupted = false;
        while (gate.getCount() > 0) {
            try {
                gate.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(int b) {
        throw new AssertionError("one byte at a time");
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        inHand.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        synchronized (this) {
            content.write(source, offset, length);
            writesOfThread++;
            notifyAll();
        }
    }

    synchronized void awaitWritesOfThread(int count) throws InterruptedException {
        while (writesOfThread < count) {
            wait();
        }
    }

    synchronized int writesOfThread() {
        return writesOfThread;
    }

    synchronized List<Thread> writtenBySenders() {
        return List.copyOf(writtenBySenders);
    }

    synchronized int largestOfSenders() {
        return largestOfSenders;
    }

    synchronized List<Frame> frames() throws IOException {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(content.toByteArray()), null);
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
            frames.add(frame);
        }
        return frames;
    }

    List<Command> commands() throws IOException {
        return frames().stream().map(Frame::command).toList();
    }
}
