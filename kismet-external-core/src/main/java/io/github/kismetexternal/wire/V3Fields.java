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

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The fields of one v3 frame after another: a msgpack map whose keys are the fields' numbers.
 *
 * <p>The forms that Kismet writes are read here, since a frame may hold no more than an event of 200 bytes and many
 * thousands come in a second. All others, and whatever is wrong, are left to msgpack-core.
 */
final class V3Fields implements FieldReader {
    private static final byte[] NOTHING = {};
    private static final long UINT32 = 0xFFFF_FFFFL;
    private static final int NOT_OPEN = -1;
    /** Not a form that is read here. */
    private static final int OTHER = -1;

    private final ArrayBufferInput input = new ArrayBufferInput(NOTHING);
    private final MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(input);
    private String command = "";
    private byte[] buffer = NOTHING;
    private int start;
    private int end;
    private int position;
    private int left;
    private long streamOffset;
    private long seenKeys;

    /** Begins a frame's payload, which is not looked at before {@link #next}: some commands have none. */
    void begin(String commandName, byte[] newBuffer, int payloadStart, int payloadSize, long payloadOffset) {
        command = commandName;
        buffer = newBuffer;
        start = payloadStart;
        end = payloadStart + payloadSize;
        position = payloadStart;
        streamOffset = payloadOffset;
        left = NOT_OPEN;
        seenKeys = 0;
    }

    @Override
    public int next() throws ProtocolException {
        if (left == NOT_OPEN) {
            left = mapHeader("payload", "a map");
        }
        if (left == 0) {
            return END;
        }
        left--;
        return key();
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
        int form = form();
        if (form >= 0 && form < 0x80) {
            position++;
            return form;
        }
        int width = form >= 0xCC && form <= 0xCE ? 1 << form - 0xCC : OTHER;
        if (width != OTHER && width < end - position) {
            long value = bigEndian(position + 1, width);
            if (value <= max) {
                position += 1 + width;
                return value;
            }
        }
        return otherUnsigned(field, max);
    }

    private long otherUnsigned(String field, long max) throws ProtocolException {
        expect(field, ValueType.INTEGER, "an unsigned integer");
        long value;
        try {
            value = read(field, MessageUnpacker::unpackLong);
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
        int length = stringHeader();
        if (length == OTHER) {
            expect(field, ValueType.STRING, "a string");
            return read(field, MessageUnpacker::unpackString);
        }
        position += length;
        return new String(buffer, position - length, length, UTF_8);
    }

    @Override
    public Bytes textBytes(String field) throws ProtocolException {
        int length = stringHeader();
        if (length == OTHER) {
            expect(field, ValueType.STRING, "a string");
            return payload(field, read(field, MessageUnpacker::unpackRawStringHeader));
        }
        position += length;
        return Bytes.copyOf(buffer, position - length, length);
    }

    /** Moves to a string's bytes, if all of them are there, and returns their number, or {@link #OTHER}. */
    private int stringHeader() {
        int form = form();
        long length;
        int width;
        if (form >= 0xA0 && form < 0xC0) {
            width = 0;
            length = form - 0xA0;
        } else if (form >= 0xD9 && form <= 0xDB) {
            width = 1 << form - 0xD9;
            length = width < end - position ? bigEndian(position + 1, width) : UINT32;
        } else {
            return OTHER;
        }
        if (length > end - position - 1 - width) {
            return OTHER;
        }
        position += 1 + width;
        return (int) length;
    }

    @Override
    public Bytes binary(String field) throws ProtocolException {
        expect(field, ValueType.BINARY, "binary");
        return payload(field, read(field, MessageUnpacker::unpackBinaryHeader));
    }

    @Override
    public boolean flag(String field) throws ProtocolException {
        expect(field, ValueType.BOOLEAN, "a boolean");
        return read(field, MessageUnpacker::unpackBoolean);
    }

    @Override
    public void entries(String field, Map<String, String> entries) throws ProtocolException {
        int count = mapHeader(field, "a map of strings");
        for (int i = 0; i < count; i++) {
            entries.put(text(field), text(field));
        }
    }

    @Override
    public void texts(String field, List<String> texts) throws ProtocolException {
        expect(field, ValueType.ARRAY, "an array of strings");
        int count = read(field, MessageUnpacker::unpackArrayHeader);
        for (int i = 0; i < count; i++) {
            texts.add(text(field));
        }
    }

    private int mapHeader(String field, String what) throws ProtocolException {
        int form = form();
        if (form >= 0x80 && form < 0x90) {
            position++;
            return form - 0x80;
        }
        expect(field, ValueType.MAP, what);
        return read(field, MessageUnpacker::unpackMapHeader);
    }

    @Override
    public void skip() throws ProtocolException {
        read("unknown field", other -> {
            other.skipValue();
            return OTHER;
        });
    }

    @Override
    public ProtocolException wrong(String field, String rule) {
        return new ProtocolException(streamOffset + position - start, command + " " + field, rule);
    }

    /** Returns the first byte of the next value, which tells its form, or {@link #OTHER} at the end. */
    private int form() {
        return position < end ? buffer[position] & 0xFF : OTHER;
    }

    private long bigEndian(int from, int width) {
        long value = 0;
        for (int i = from; i < from + width; i++) {
            value = value << Byte.SIZE | buffer[i] & 0xFF;
        }
        return value;
    }

    private Bytes payload(String field, int length) throws ProtocolException {
        int rest = end - position;
        if (length > rest) {
            throw wrong(field, "must end within its frame, but has %d bytes where %d are left".formatted(length, rest));
        }
        position += length;
        return Bytes.copyOf(buffer, position - length, length);
    }

    private void expect(String field, ValueType type, String what) throws ProtocolException {
        ValueType actual = read(field, other -> other.getNextFormat().getValueType());
        if (actual != type) {
            throw wrong(field, "must be " + what + ", was " + actual);
        }
    }

    /** Has msgpack-core read on. */
    private <T> T read(String field, Reading<T> reading) throws ProtocolException {
        int from = position;
        try {
            input.reset(buffer, from, end - from);
            unpacker.reset(input);
            T value = reading.from(unpacker);
            position = from + (int) unpacker.getTotalReadBytes();
            return value;
        } catch (IOException | MessagePackException e) {
            position = from + (int) unpacker.getTotalReadBytes();
            throw unreadable(field, e);
        }
    }

    private ProtocolException unreadable(String field, Exception cause) {
        ProtocolException e = wrong(field, "must be valid msgpack that ends within its frame");
        e.initCause(cause);
        return e;
    }

    private interface Reading<T> {
        T from(MessageUnpacker other) throws IOException;
    }
}
