package io.github.kismetexternal.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * An answer that a browser's EventSource reads. It ends and EventSource asks again.
 *
 * @param body the answer, not larger than the room there is; not to be written to, since several clients get it
 * @param next the last item in it, or where the client stood
 */
record EventStreamAnswer(byte[] body, long next) {
    private static final String RETRY = "retry: 100\n";
    private static final String GAP = "event: gap\ndata: true\n\n";
    private static final byte[] NOTHING = (RETRY + ":\n\n").getBytes(US_ASCII);
    private static final String ID = "id: ";
    private static final String COLON = ":";
    private static final String DATA = "\ndata: ";
    private static final String TOO_LARGE = "\nevent: tooLarge\ndata: ";
    private static final String END = "\n\n";

    /** Returns the answer to a client for whom there is nothing, and who is not to ask too soon. */
    static EventStreamAnswer nothing(long next) {
        return new EventStreamAnswer(NOTHING, next);
    }

    static EventStreamAnswer of(FeedSlice slice, int room) {
        if (slice.items().isEmpty() && !slice.gap()) {
            return nothing(slice.last());
        }
        int length = RETRY.length() + (slice.gap() ? GAP.length() : 0);
        long next = slice.last();
        int count = 0;
        for (FeedItem item : slice.items()) {
            int more = length(slice.epoch(), item);
            if (length + more > room) {
                next = item.seq() - 1;
                break;
            }
            length += more;
            next = item.seq();
            count++;
        }
        AnswerBuffer out = new AnswerBuffer(length).put(RETRY);
        if (slice.gap()) {
            out.put(GAP);
        }
        for (FeedItem item : slice.items().subList(0, count)) {
            write(slice.epoch(), item, out);
        }
        return new EventStreamAnswer(out.toArray(), next);
    }

    private static int length(String epoch, FeedItem item) {
        int value = item.isTooLarge()
                ? TOO_LARGE.length() + AnswerBuffer.digits(item.size())
                : DATA.length() + item.json().size();
        return ID.length() + epoch.length() + COLON.length() + AnswerBuffer.digits(item.seq()) + value + END.length();
    }

    private static void write(String epoch, FeedItem item, AnswerBuffer out) {
        out.put(ID).put(epoch).put(COLON).put(item.seq());
        if (item.isTooLarge()) {
            out.put(TOO_LARGE).put(item.size());
        } else {
            out.put(DATA).put(item.json());
        }
        out.put(END);
    }
}
