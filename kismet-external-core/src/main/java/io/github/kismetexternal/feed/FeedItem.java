package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.Bytes;

/**
 * An item as a feed keeps it.
 *
 * @param seq its number, from 1
 * @param json what was sent; empty if that was too large
 * @param size the size of what was sent, in bytes
 */
record FeedItem(long seq, Bytes json, int size) {
    private static final String SEQ = "{\"seq\":";
    private static final String DATA = ",\"data\":";
    private static final String TOO_LARGE = ",\"tooLarge\":";
    private static final String END = "}";

    boolean isTooLarge() {
        return size > ItemJson.LARGEST;
    }

    /** Returns how many bytes {@link #writeTo} writes. */
    int length() {
        int value = isTooLarge()
                ? TOO_LARGE.length() + AnswerBuffer.digits(size)
                : DATA.length() + json.size();
        return SEQ.length() + AnswerBuffer.digits(seq) + value + END.length();
    }

    /** Writes the item as it stands in an answer. */
    void writeTo(AnswerBuffer out) {
        out.put(SEQ).put(seq);
        if (isTooLarge()) {
            out.put(TOO_LARGE).put(size);
        } else {
            out.put(DATA).put(json);
        }
        out.put(END);
    }
}
