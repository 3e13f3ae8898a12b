package io.github.kismetexternal.feed;

/** What an answer says of one feed: as many of its items as there is room for. For one thread. */
final class FeedPart {
    private static final int LENGTH_WITHOUT_VALUES =
            "{\"epoch\":\"\",\"next\":,\"gap\":false,\"more\":false,\"items\":[]}".length();

    private final FeedSlice slice;
    private int taken;

    FeedPart(FeedSlice slice) {
        this.slice = slice;
    }

    /** Returns what the part takes with its first item, in bytes. */
    int smallestLength() {
        int first = slice.items().isEmpty() ? 0 : slice.items().get(0).length();
        return LENGTH_WITHOUT_VALUES + slice.epoch().length() + AnswerBuffer.digits(slice.last()) + first;
    }

    /** Takes the first item, if there is one; {@link #smallestLength} must be free. */
    void begin() {
        taken = Math.min(1, slice.items().size());
    }

    /** Takes one more item if there is one and it fits, and returns the room that is left; -1 if it was not taken. */
    int takeNext(int room) {
        if (taken == slice.items().size()) {
            return -1;
        }
        int left = room - slice.items().get(taken).length() - 1;
        if (left >= 0) {
            taken++;
        }
        return left < 0 ? -1 : left;
    }

    void writeTo(AnswerBuffer out) {
        long next = taken == 0 ? slice.last() : slice.items().get(taken - 1).seq();
        boolean more = next < slice.last();
        out.put("{\"epoch\":\"").put(slice.epoch());
        out.put("\",\"next\":").put(next);
        out.put(slice.gap() ? ",\"gap\":true" : ",\"gap\":false");
        out.put(more ? ",\"more\":true" : ",\"more\":false");
        out.put(",\"items\":[");
        for (int i = 0; i < taken; i++) {
            if (i > 0) {
                out.put(",");
            }
            slice.items().get(i).writeTo(out);
        }
        out.put("]}");
    }
}
