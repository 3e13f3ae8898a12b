package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.core.buffer.ArrayBufferInput;
import org.msgpack.value.ValueType;

/**
 * Reads the msgpack map of one v3 frame after another, field by field, and turns every departure from what Kismet
 * writes into a {@link ProtocolException} that names the field. Not thread-safe.
 */
final class V3Fields {
    private static final byte[] NOTHING = {};

    private final ArrayBufferInput input = new ArrayBufferInput(NOTHING);
    private final MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(input);
    private String command = "";
    private int size;
    private long streamOffset;
    private long seenKeys;

    /** Begins a frame's payload and returns how many fields its map has. */
    int open(String commandName, byte[] buffer, int start, int payloadSize, long payloadOffset)
            throws ProtocolException {
        command = commandName;
        size = payloadSize;
        streamOffset = payloadOffset;
        seenKeys = 0;
        try {
            input.reset(buffer, start, payloadSize);
            unpacker.reset(input);
        } catch (IOException e) {
            throw unreadable("payload", e);
        }
        expect("payload", ValueType.MAP, "a map");
        return read("payload", unpacker::unpackMapHeader);
    }

    int nextKey() throws ProtocolException {
        int key = (int) unsigned("key", Integer.MAX_VALUE);
        if (key < Long.SIZE) {
            if ((seenKeys & 1L << key) != 0) {
                throw wrong("key " + key, "must occur once, was repeated");
            }
            seenKeys |= 1L << key;
        }
        return key;
    }

    long unsigned(String field, long max) throws ProtocolException {
        expect(field, ValueType.INTEGER, "an unsigned integer");
        long value;
        try {
            value = read(field, unpacker::unpackLong);
        } catch (ProtocolException e) {
            throw wrong(field, "must be an integer from 0 to " + max);
        }
        if (value < 0 || value > max) {
            throw wrong(field, "must be an integer from 0 to %d, was %d".formatted(max, value));
        }
        return value;
    }

    String text(String field) throws ProtocolException {
        expect(field, ValueType.STRING, "a string");
        return read(field, unpacker::unpackString);
    }

    Bytes textBytes(String field) throws ProtocolException {
        expect(field, ValueType.STRING, "a string");
        return payload(field, read(field, unpacker::unpackRawStringHeader));
    }

    Bytes binary(String field) throws ProtocolException {
        expect(field, ValueType.BINARY, "binary");
        return payload(field, read(field, unpacker::unpackBinaryHeader));
    }

    boolean flag(String field) throws ProtocolException {
        expect(field, ValueType.BOOLEAN, "a boolean");
        return read(field, unpacker::unpackBoolean);
    }

    Map<String, String> textMap(String field) throws ProtocolException {
        expect(field, ValueType.MAP, "a map of strings");
        int count = read(field, unpacker::unpackMapHeader);
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            entries.put(text(field), text(field));
        }
        return entries;
    }

    List<String> texts(String field) throws ProtocolException {
        expect(field, ValueType.ARRAY, "an array of strings");
        int count = read(field, unpacker::unpackArrayHeader);
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(text(field));
        }
        return entries;
    }

    void skip() throws ProtocolException {
        try {
            unpacker.skipValue();
        } catch (IOException | MessagePackException e) {
            throw unreadable("unknown field", e);
        }
    }

    <T> T required(@Nullable T value, String field) throws ProtocolException {
        if (value == null) {
            throw wrong(field, "is missing");
        }
        return value;
    }

    ProtocolException wrong(String field, String rule) {
        return new ProtocolException(streamOffset + unpacker.getTotalReadBytes(), command + " " + field, rule);
    }

    private Bytes payload(String field, int length) throws ProtocolException {
        long left = size - unpacker.getTotalReadBytes();
        if (length > left) {
            throw wrong(field, "must end within its frame, but has %d bytes where %d are left".formatted(length, left));
        }
        return Bytes.of(read(field, () -> unpacker.readPayload(length)));
    }

    private void expect(String field, ValueType type, String what) throws ProtocolException {
        ValueType actual = read(field, () -> unpacker.getNextFormat().getValueType());
        if (actual != type) {
            throw wrong(field, "must be " + what + ", was " + actual);
        }
    }

    private <T> T read(String field, Reading<T> reading) throws ProtocolException {
        try {
            return reading.run();
        } catch (IOException | MessagePackException e) {
            throw unreadable(field, e);
        }
    }

    private ProtocolException unreadable(String field, Exception cause) {
        ProtocolException e = wrong(field, "must be valid msgpack that ends within its frame");
        e.initCause(cause);
        return e;
    }

    private interface Reading<T> {
        T run() throws IOException;
    }
}
