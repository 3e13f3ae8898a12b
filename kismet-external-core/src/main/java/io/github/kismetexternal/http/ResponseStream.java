package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.HttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The body of a streamed answer: a frame goes out when it is full and on flush. Once the answer has ended nothing goes
 * out any more, whoever still holds the stream: a frame for a request that is closed would end the plugin. Safe for use
 * by several threads.
 */
final class ResponseStream extends OutputStream {
    private final CommandSink sink;
    private final HttpResponse head;
    private final byte[] buffer;
    private final ReentrantLock lock = new ReentrantLock();
    private int size;
    private boolean begun;
    private boolean ended;

    ResponseStream(CommandSink sink, HttpResponse head, int room) {
        this.sink = sink;
        this.head = head;
        this.buffer = new byte[Math.max(1, room)];
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        lock.lock();
        try {
            if (ended) {
                throw new IOException("the answer has ended: a stream must be written before its writer returns");
            }
            int from = offset;
            int left = length;
            while (left > 0) {
                int count = Math.min(left, buffer.length - size);
                System.arraycopy(source, from, buffer, size, count);
                size += count;
                from += count;
                left -= count;
                if (size == buffer.length) {
                    flush();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() throws IOException {
        lock.lock();
        try {
            if (size > 0 && !ended) {
                sendNext(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for Kismet to read").initCause(e);
        } catch (ConnectionClosedException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is left with the close that every answer needs; to be called again if it is interrupted. */
    void finish() throws InterruptedException {
        lock.lock();
        try {
            ended = true;
            sendNext(true);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream if nothing of it was sent, and returns whether that is so. */
    boolean abandon() {
        lock.lock();
        try {
            ended |= !begun;
            return !begun;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what was written only once it is queued: a send that is interrupted can be tried again. */
    private void sendNext(boolean close) throws InterruptedException {
        Bytes content = Bytes.of(buffer).slice(0, size);
        if (begun) {
            sink.send(close ? HttpResponse.last(head.id(), content) : HttpResponse.part(head.id(), content));
        } else {
            sink.send(new HttpResponse(head.id(), head.headers(), head.status(), content, close));
        }
        begun = true;
        size = 0;
    }
}
