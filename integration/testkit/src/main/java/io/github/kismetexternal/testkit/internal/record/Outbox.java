package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.testkit.internal.launch.PipeEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Frames on their way to a helper. As in Kismet nobody waits for a helper that does not read: the queue grows. Safe for
 * use by several threads.
 */
final class Outbox implements AutoCloseable {
    private final OutputStream pipe;
    private final BlockingQueue<Bytes> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::writeUntilClosed, "replay-writer");

    Outbox(OutputStream pipe) {
        this.pipe = pipe;
        thread.setDaemon(true);
        thread.start();
    }

    void add(Bytes frame) {
        queue.add(frame);
    }

    private void writeUntilClosed() {
        try {
            while (true) {
                Bytes frame = queue.take();
                pipe.write(frame.array(), frame.offset(), frame.size());
                pipe.flush();
            }
        } catch (IOException e) {
            // The helper has gone, and what it wrote ends as well.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the pipe; what has not been written by now is dropped. */
    @Override
    public void close() {
        thread.interrupt();
        PipeEnd.close(pipe);
    }
}
