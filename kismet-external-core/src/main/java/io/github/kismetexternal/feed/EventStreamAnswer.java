package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.Bytes;
import java.io.ByteArrayOutputStream;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * An answer that a browser's EventSource reads. It ends and EventSource asks again.
 *
 * @param body the answer, not larger than the room there is
 * @param next the last item in it, or where the client stood
 */
record EventStreamAnswer(byte[] body, long next) {
    private static final String RETRY = "retry: 100\n";
    private static final String GAP = "event: gap\ndata: true\n\n";
    private static final String NOTHING = ":\n\n";
    private static final String END = "\n\n";

    /** Returns the answer to a client for whom there is nothing, and who is not to ask too soon. */
    static EventStreamAnswer nothing(long next) {
        return new EventStreamAnswer((RETRY + NOTHING).getBytes(US_ASCII), next);
    }

    static EventStreamAnswer of(FeedSlice slice, int room) {
        if (slice.items().isEmpty() && !slice.gap()) {
            return nothing(slice.last());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(room);
        ascii(out, RETRY);
        if (slice.gap()) {
            ascii(out, GAP);
        }
        long next = slice.last();
        for (FeedItem item : slice.items()) {
            String head = "id: " + slice.epoch() + ":" + item.seq()
                    + (item.isTooLarge() ? "\nevent: tooLarge\ndata: " + item.size() : "\ndata: ");
            Bytes json = item.json();
            if (out.size() + head.length() + json.size() + END.length() > room) {
                return new EventStreamAnswer(out.toByteArray(), item.seq() - 1);
            }
            ascii(out, head);
            out.write(json.array(), json.offset(), json.size());
            ascii(out, END);
            next = item.seq();
        }
        return new EventStreamAnswer(out.toByteArray(), next);
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(US_ASCII));
    }
}
