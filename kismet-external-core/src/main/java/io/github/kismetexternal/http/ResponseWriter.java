package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends answers as frames: one where it fits, else several back to back with status and headers in the first only, and
 * exactly one close. Safe for use by several threads.
 */
public final class ResponseWriter {
    private static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";

    private final CommandSink sink;

    /** Makes a writer that sends to {@code sink}. */
    public ResponseWriter(CommandSink sink) {
        this.sink = sink;
    }

    /**
     * Sends an answer, waiting where Kismet does not read fast enough.
     *
     * @param id the request's number
     * @throws HeadersTooLargeException if the headers leave no room in a frame; nothing was sent
     * @throws StreamFailedException if the writer of a streamed body failed
     * @throws InterruptedException if the thread is interrupted; the answer may have been sent in part
     */
    void send(long id, Response response) throws HeadersTooLargeException, StreamFailedException, InterruptedException {
        HttpResponse head = head(id, response, Bytes.empty(), true);
        int room = sink.contentRoom(head);
        if (room < 0) {
            throw new HeadersTooLargeException(room);
        }
        if (response.body() instanceof Body.Whole whole) {
            sendWhole(id, response, whole.content(), room);
        } else if (response.body() instanceof Body.Streamed streamed) {
            sendStream(head, room, streamed.writer());
        }
    }

    /** Queues a small answer ahead of all others without waiting; for where waiting is not possible. */
    boolean offer(long id, Response response) {
        Body.Whole whole = (Body.Whole) response.body();
        return sink.offerUrgent(head(id, response, whole.content(), true));
    }

    private void sendWhole(long id, Response response, Bytes content, int room) throws InterruptedException {
        if (content.size() <= room) {
            sink.send(head(id, response, content, true));
            return;
        }
        sink.send(head(id, response, content.slice(0, room), false));
        int partRoom = sink.contentRoom(HttpResponse.part(id, Bytes.empty()));
        int from = room;
        while (content.size() - from > partRoom) {
            sink.send(HttpResponse.part(id, content.slice(from, from + partRoom)));
            from += partRoom;
        }
        sink.send(HttpResponse.last(id, content.slice(from, content.size())));
    }

    private void sendStream(HttpResponse head, int room, StreamWriter writer)
            throws StreamFailedException, InterruptedException {
        ResponseStream stream = new ResponseStream(sink, head, room);
        Throwable failure = null;
        try {
            writer.writeTo(stream);
        } catch (Throwable e) {
            // Everything, a heap that ran out included: the browser waits for the end of its answer.
            failure = e;
        }
        if (failure != null && !stream.begun()) {
            throw new StreamFailedException(failure, false);
        }
        finish(stream);
        if (failure != null) {
            throw new StreamFailedException(failure, true);
        }
    }

    /** A writer that was interrupted, or leaves its thread so, has its answer closed for all that. */
    private static void finish(ResponseStream stream) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        try {
            stream.finish();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static HttpResponse head(long id, Response response, Bytes content, boolean close) {
        Map<String, String> headers = response.headers();
        if (headers.keySet().stream().noneMatch(CONTENT_TYPE_OPTIONS::equalsIgnoreCase)) {
            headers = new LinkedHashMap<>(headers);
            headers.put(CONTENT_TYPE_OPTIONS, "nosniff");
        }
        return new HttpResponse(id, headers, response.status(), content, close);
    }
}
