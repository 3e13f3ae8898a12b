package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** An answer to one request, put together of its frames. Not thread-safe. */
final class Answer {
    /** What Kismet sends where a helper says nothing. */
    private static final int DEFAULT_STATUS = 200;

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = DEFAULT_STATUS;
    private boolean closed;
    private int framesAfterEnd;

    void add(HttpResponse frame) {
        if (closed) {
            framesAfterEnd++;
            return;
        }
        headers.putAll(frame.headers());
        Integer given = frame.status();
        if (given != null) {
            status = given;
        }
        Bytes content = frame.content();
        body.write(content.array(), content.offset(), content.size());
        closed = frame.close();
    }

    int status() {
        return status;
    }

    /** Returns the headers; their names compare without regard to case, as in HTTP. */
    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body.toByteArray();
    }

    boolean isClosed() {
        return closed;
    }

    /** Returns how many frames came after the last one; Kismet ends a plugin over any. */
    int framesAfterEnd() {
        return framesAfterEnd;
    }
}
