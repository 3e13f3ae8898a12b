package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.http.Response;
import java.util.function.ToIntFunction;

/** The head of answers of one type, and how much of an answer goes into one frame with it. Immutable. */
final class AnswerForm {
    private static final long LARGEST_ID = 0xFFFF_FFFFL;

    private final String contentType;
    private final int room;

    /**
     * Measures a form.
     *
     * @param contentRoom how many bytes of content a frame can hold beside a head
     */
    AnswerForm(String contentType, ToIntFunction<HttpResponse> contentRoom) {
        this.contentType = contentType;
        Response empty = of(new byte[0]);
        room = contentRoom.applyAsInt(
                new HttpResponse(LARGEST_ID, empty.headers(), empty.status(), Bytes.empty(), true));
    }

    /** Returns how many bytes an answer can have. */
    int room() {
        return room;
    }

    /** Makes an answer, with all the headers it will have. */
    Response of(byte[] body) {
        return Response.bytes(contentType, body)
                .withHeader("Cache-Control", "no-store")
                .withHeader("X-Content-Type-Options", "nosniff");
    }
}
