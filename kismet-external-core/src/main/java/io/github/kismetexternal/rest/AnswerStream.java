package io.github.kismetexternal.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as it arrives: one piece is fetched at a time, and only so much waited for it as is allowed,
 * which the JDK's own streams cannot do. Reading is for one thread, closing for any.
 */
final class AnswerStream extends InputStream implements BodySubscriber<InputStream> {
    private static final int BYTE = 0xff;
    private static final Object END = new Object();

    private final BlockingQueue<Object> pieces = new LinkedBlockingQueue<>();
    private final Supplier<Duration> patience;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;
    private List<ByteBuffer> piece = List.of();
    private int next;
    private boolean taken;
    private boolean ended;

    /**
     * Makes a body.
     *
     * @param patience tells how long to wait for the next piece; not longer than 292 years
     */
    AnswerStream(Supplier<Duration> patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        if (closed) {
            newSubscription.cancel();
        } else {
            newSubscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        pieces.add(item);
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(failure);
    }

    @Override
    public void onComplete() {
        pieces.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & BYTE;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        ByteBuffer buffer = current();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, count);
        return count;
    }

    private @Nullable ByteBuffer current() throws IOException {
        while (true) {
            if (closed) {
                throw new IOException("the answer has been closed");
            }
            for (; next < piece.size(); next++) {
                if (piece.get(next).hasRemaining()) {
                    return piece.get(next);
                }
            }
            if (ended) {
                return null;
            }
            advance();
        }
    }

    private void advance() throws IOException {
        if (taken) {
            taken = false;
            Flow.Subscription source = subscription;
            if (source != null) {
                source.request(1);
            }
        }
        piece = List.of();
        next = 0;
        Object arrived = await();
        if (arrived instanceof Throwable failure) {
            throw new IOException("the connection broke: " + failure.getMessage(), failure);
        } else if (arrived == END) {
            ended = true;
        } else {
            piece = buffers(arrived);
            taken = true;
        }
    }

    @SuppressWarnings("unchecked")
    private static List<ByteBuffer> buffers(Object piece) {
        return (List<ByteBuffer>) piece;
    }

    private Object await() throws IOException {
        try {
            Object arrived = pieces.poll(patience.get().toNanos(), TimeUnit.NANOSECONDS);
            if (arrived == null) {
                close();
                throw new HttpTimeoutException("the answer stopped coming");
            }
            return arrived;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while reading an answer");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** Gives up what has not been read; a thread that waits in {@link #read()} then fails. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
        pieces.add(END);
    }
}
