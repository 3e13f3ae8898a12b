package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.log.PluginLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends answers as frames: one where it fits, or where it can be put into a file and the browser sent there; else
 * several back to back with status and headers in the first only, and exactly one close, whatever fails in between:
 * without it a browser waits for ever. Safe for use by several threads.
 */
final class ResponseWriter {
    private static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";

    private final CommandSink sink;
    private final LargeAnswers largeAnswers;
    private final AtomicBoolean refusalLost = new AtomicBoolean();

    ResponseWriter(CommandSink sink, LargeAnswers largeAnswers) {
        this.sink = sink;
        this.largeAnswers = largeAnswers;
    }

    /**
     * Sends an answer, waiting where Kismet does not read fast enough.
     *
     * @throws AnswerFailedException if the headers do not fit a frame, the writer of a streamed body failed, or the
     *     thread was interrupted; if a part of the answer had been sent, it has been ended
     * @throws ConnectionClosedException if the connection has ended
     */
    void send(HttpRequest request, Response response) throws AnswerFailedException {
        Bytes content = response.body() instanceof Body.Whole whole ? whole.content() : Bytes.empty();
        HttpResponse head = head(request, response, content, true);
        int room = sink.contentRoom(head);
        if (room < 0) {
            throw new AnswerFailedException(
                    new IllegalArgumentException("an answer's headers are " + -room + " bytes too large for a frame;"
                            + " Kismet takes headers in the first frame only, so send fewer or shorter ones"),
                    false);
        }
        if (response.body() instanceof Body.Whole) {
            sendWhole(request, response, head, room);
        } else if (response.body() instanceof Body.Streamed streamed) {
            sendStream(head, room, streamed.writer());
        }
    }

    /** Queues a small answer ahead of all others without waiting; for where waiting is not possible. */
    void offer(HttpRequest request, Response response) {
        Body.Whole whole = (Body.Whole) response.body();
        boolean queued = sink.offerUrgent(head(request, response, whole.content(), true));
        if (!queued && refusalLost.compareAndSet(false, true)) {
            PluginLog.warning("Kismet does not read, and requests stay without any answer");
        }
    }

    /** Sends an answer of which {@code all} is everything, also where that does not fit a frame. */
    private void sendWhole(HttpRequest request, Response response, HttpResponse all, int room)
            throws AnswerFailedException {
        Bytes content = all.content();
        long id = request.id();
        boolean begun = false;
        try {
            if (content.size() <= room) {
                sink.send(all);
                return;
            }
            Response redirection = largeAnswers.redirection(request, response, content);
            if (redirection != null) {
                sink.send(head(request, redirection, Bytes.empty(), true));
                return;
            }
            sink.send(head(request, response, content.slice(0, room), false));
            begun = true;
            int partRoom = sink.contentRoom(HttpResponse.part(id, Bytes.empty()));
            int from = room;
            while (content.size() - from > partRoom) {
                sink.send(HttpResponse.part(id, content.slice(from, from + partRoom)));
                from += partRoom;
            }
            sink.send(HttpResponse.last(id, content.slice(from, content.size())));
        } catch (ConnectionClosedException e) {
            throw e;
        } catch (Throwable e) {
            if (begun) {
                end(() -> sink.send(HttpResponse.last(id, Bytes.empty())));
            }
            throw new AnswerFailedException(e, begun);
        }
    }

    private void sendStream(HttpResponse head, int room, StreamWriter writer) throws AnswerFailedException {
        ResponseStream stream = new ResponseStream(sink, head, room);
        Throwable failure = null;
        try {
            writer.writeTo(stream);
        } catch (Throwable e) {
            // Everything, a heap that ran out included: the browser waits for the end of its answer.
            failure = e;
        }
        if (failure != null && stream.abandon()) {
            throw new AnswerFailedException(failure, false);
        }
        end(stream::finish);
        if (failure != null) {
            throw new AnswerFailedException(failure, true);
        }
    }

    /** Ends an answer whatever interrupts it; a connection that ends meanwhile ends the wait. */
    private static void end(LastFrame last) {
        boolean interrupted = Thread.interrupted();
        try {
            while (!sent(last)) {
                interrupted = true;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean sent(LastFrame last) {
        try {
            last.send();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static HttpResponse head(HttpRequest request, Response response, Bytes content, boolean close) {
        Map<String, String> headers = response.headers();
        if (!has(headers, CONTENT_TYPE_OPTIONS)) {
            headers = new LinkedHashMap<>(headers);
            headers.put(CONTENT_TYPE_OPTIONS, "nosniff");
        }
        return new HttpResponse(request.id(), headers, response.status(), content, close);
    }

    private static boolean has(Map<String, String> headers, String name) {
        for (String header : headers.keySet()) {
            if (header.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private interface LastFrame {
        void send() throws InterruptedException;
    }
}
