package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.Bytes;
import java.io.ByteArrayOutputStream;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * An item as a feed keeps it.
 *
 * @param seq its number, from 1
 * @param json what was sent; empty if that was too large
 * @param size the size of what was sent, in bytes
 */
record FeedItem(long seq, Bytes json, int size) {
    boolean isTooLarge() {
        return size > ItemJson.LARGEST;
    }

    /** Returns how many bytes {@link #writeTo} writes. */
    int length() {
        return head().length() + json.size() + 1;
    }

    /** Writes the item as it stands in an answer. */
    void writeTo(ByteArrayOutputStream out) {
        out.writeBytes(head().getBytes(US_ASCII));
        out.write(json.array(), json.offset(), json.size());
        out.write('}');
    }

    private String head() {
        return "{\"seq\":" + seq + (isTooLarge() ? ",\"tooLarge\":" + size : ",\"data\":");
    }
}
