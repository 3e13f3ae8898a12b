package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.core.buffer.ArrayBufferInput;
import org.msgpack.value.ValueType;

/** The fields of one v3 frame after another: a msgpack map whose keys are the fields' numbers. */
final class V3Fields implements FieldReader {
    private static final byte[] NOTHING = {};
    private static final long UINT32 = 0xFFFF_FFFFL;
    private static final int NOT_OPEN = -1;

    private final ArrayBufferInput input = new ArrayBufferInput(NOTHING);
    private final MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(input);
    private String command = "";
    private byte[] buffer = NOTHING;
    private int start;
    private int size;
    private int left;
    private long streamOffset;
    private long seenKeys;

    /** Begins a frame's payload, which is not looked at before {@link #next}: some commands have none. */
    void begin(String commandName, byte[] newBuffer, int payloadStart, int payloadSize, long payloadOffset) {
        command = commandName;
        buffer = newBuffer;
        start = payloadStart;
        size = payloadSize;
        streamOffset = payloadOffset;
        left = NOT_OPEN;
        seenKeys = 0;
    }

    @Override
    public int next() throws ProtocolException {
        if (left == NOT_OPEN) {
            left = open();
        }
        if (left == 0) {
            return END;
        }
        left--;
        return key();
    }

    private int open() throws ProtocolException {
        try {
            input.reset(buffer, start, size);
            unpacker.reset(input);
        } catch (IOException e) {
            throw unreadable("payload", e);
        }
        expect("payload", ValueType.MAP, "a map");
        return read("payload", unpacker::unpackMapHeader);
    }

    private int key() throws ProtocolException {
        int key = (int) unsigned("key", Integer.MAX_VALUE);
        if (key < Long.SIZE) {
            if ((seenKeys & 1L << key) != 0) {
                throw wrong("key " + key, "must occur once, was repeated");
            }
            seenKeys |= 1L << key;
        }
        return key;
    }

    @Override
    public long unsigned(String field) throws ProtocolException {
        return unsigned(field, UINT32);
    }

    private long unsigned(String field, long max) throws ProtocolException {
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

    @Override
    public String text(String field) throws ProtocolException {
        expect(field, ValueType.STRING, "a string");
        return read(field, unpacker::unpackString);
    }

    @Override
    public Bytes textBytes(String field) throws ProtocolException {
        expect(field, ValueType.STRING, "a string");
        return payload(field, read(field, unpacker::unpackRawStringHeader));
    }

    @Override
    public Bytes binary(String field) throws ProtocolException {
        expect(field, ValueType.BINARY, "binary");
        return payload(field, read(field, unpacker::unpackBinaryHeader));
    }

    @Override
    public boolean flag(String field) throws ProtocolException {
        expect(field, ValueType.BOOLEAN, "a boolean");
        return read(field, unpacker::unpackBoolean);
    }

    @Override
    public void entries(String field, Map<String, String> entries) throws ProtocolException {
        expect(field, ValueType.MAP, "a map of strings");
        int count = read(field, unpacker::unpackMapHeader);
        for (int i = 0; i < count; i++) {
            entries.put(text(field), text(field));
        }
    }

    @Override
    public void texts(String field, List<String> texts) throws ProtocolException {
        expect(field, ValueType.ARRAY, "an array of strings");
        int count = read(field, unpacker::unpackArrayHeader);
        for (int i = 0; i < count; i++) {
            texts.add(text(field));
        }
    }

    @Override
    public void skip() throws ProtocolException {
        try {
            unpacker.skipValue();
        } catch (IOException | MessagePackException e) {
            throw unreadable("unknown field", e);
        }
    }

    @Override
    public ProtocolException wrong(String field, String rule) {
        return new ProtocolException(streamOffset + unpacker.getTotalReadBytes(), command + " " + field, rule);
    }

    private Bytes payload(String field, int length) throws ProtocolException {
        long rest = size - unpacker.getTotalReadBytes();
        if (length > rest) {
            throw wrong(field, "must end within its frame, but has %d bytes where %d are left".formatted(length, rest));
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
