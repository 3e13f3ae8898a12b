package io.github.kismetexternal.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The JSON of one item, without line breaks, which would end a line of an event stream. What is too large is counted
 * and not kept. Jackson is loaded with this class, when the first item is sent. For one thread.
 */
final class ItemJson extends OutputStream {
    /** The largest item that is handed out, in bytes. Kismet before 2023-07 takes 8192 bytes in all. */
    static final int LARGEST = 6000;

    private static final ObjectMapper MAPPER = new JsonMapper();
    private static final int USUAL = 256;

    private byte[] content = new byte[USUAL];
    private long size;

    private ItemJson() {}

    /**
     * Writes an item.
     *
     * @throws IllegalArgumentException if Jackson cannot
     */
    static ItemJson of(Object data) {
        ItemJson json = new ItemJson();
        try {
            MAPPER.writeValue(json, data);
            return json;
        } catch (JsonProcessingException e) {
            throw unwritable(data, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw unwritable(data, e.getMessage(), e);
        }
    }

    private static IllegalArgumentException unwritable(Object data, String reason, IOException cause) {
        return new IllegalArgumentException(
                "an item (" + data.getClass().getName() + ") must be something Jackson can write as JSON: " + reason,
                cause);
    }

    /** Returns how many bytes the item has, kept or not. */
    int size() {
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    /** Returns the item, empty if it is too large. */
    Bytes bytes() {
        return size > LARGEST ? Bytes.empty() : Bytes.of(Arrays.copyOf(content, (int) size));
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        long end = size + length;
        if (end <= LARGEST) {
            if (end > content.length) {
                content = Arrays.copyOf(content, (int) Math.min(LARGEST, Math.max(end, 2L * content.length)));
            }
            for (int i = 0; i < length; i++) {
                byte b = source[offset + i];
                // Between the tokens of JSON that an author passes through; a text has none.
                content[(int) size + i] = b == '\n' || b == '\r' ? (byte) ' ' : b;
            }
        }
        size = end;
    }
}
