package io.github.kismetexternal.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The fields of one protobuf message. */
final class ProtobufFields implements FieldReader {
    private static final String[] WIRE_TYPES = {
        "VARINT", "FIXED64", "LENGTH_DELIMITED", "GROUP", "GROUP_END", "FIXED32"
    };

    private final String message;
    private final CodedInputStream in;
    private final long streamOffset;
    private int tag;

    ProtobufFields(String message, byte[] buffer, int start, int size, long streamOffset) {
        this.message = message;
        this.in = CodedInputStream.newInstance(buffer, start, size);
        this.streamOffset = streamOffset;
    }

    @Override
    public int next() throws ProtocolException {
        tag = read("field number", in::readTag);
        int type = WireFormat.getTagWireType(tag);
        if (type == WireFormat.WIRETYPE_START_GROUP || type == WireFormat.WIRETYPE_END_GROUP) {
            throw wrong("field " + WireFormat.getTagFieldNumber(tag), "must not be a group, which Kismet never sends");
        }
        return tag == 0 ? END : WireFormat.getTagFieldNumber(tag);
    }

    @Override
    public long unsigned(String field) throws ProtocolException {
        expect(field, WireFormat.WIRETYPE_VARINT);
        return Integer.toUnsignedLong(read(field, in::readUInt32));
    }

    @Override
    public boolean flag(String field) throws ProtocolException {
        expect(field, WireFormat.WIRETYPE_VARINT);
        return read(field, in::readBool);
    }

    @Override
    public String text(String field) throws ProtocolException {
        expect(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        return read(field, in::readString);
    }

    @Override
    public Bytes textBytes(String field) throws ProtocolException {
        return binary(field);
    }

    @Override
    public Bytes binary(String field) throws ProtocolException {
        expect(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        return Bytes.of(read(field, in::readByteArray));
    }

    @Override
    public void texts(String field, List<String> texts) throws ProtocolException {
        texts.add(text(field));
    }

    /** Reads one pair, a message of a name, field 1, and a value, field 2. */
    @Override
    public void entries(String field, Map<String, String> entries) throws ProtocolException {
        expect(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        int size = read(field, in::readRawVarint32);
        int outer = read(field, () -> in.pushLimit(size));
        String name = null;
        String value = null;
        for (int number = next(); number != END; number = next()) {
            switch (number) {
                case 1 -> name = text(field + " name");
                case 2 -> value = text(field + " value");
                default -> skip();
            }
        }
        in.popLimit(outer);
        entries.put(required(name, field + " name"), required(value, field + " value"));
    }

    /** Reads where a message lies within the frame, without copying it. */
    Range range(String field) throws ProtocolException {
        expect(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        int size = read(field, in::readRawVarint32);
        int start = in.getTotalBytesRead();
        read(field, () -> {
            in.skipRawBytes(size);
            return size;
        });
        return new Range(start, size);
    }

    /** A part of what these fields are read from. */
    record Range(int start, int size) {}

    @Override
    public void skip() throws ProtocolException {
        read("field " + WireFormat.getTagFieldNumber(tag), () -> in.skipField(tag));
    }

    @Override
    public ProtocolException wrong(String field, String rule) {
        return new ProtocolException(streamOffset + in.getTotalBytesRead(), message + " " + field, rule);
    }

    private void expect(String field, int type) throws ProtocolException {
        int actual = WireFormat.getTagWireType(tag);
        if (actual != type) {
            throw wrong(field, "must be " + nameOf(type) + ", was " + nameOf(actual));
        }
    }

    private static String nameOf(int type) {
        return type < WIRE_TYPES.length ? WIRE_TYPES[type] : "type " + type;
    }

    private <T> T read(String field, Reading<T> reading) throws ProtocolException {
        try {
            return reading.run();
        } catch (IOException e) {
            ProtocolException wrong = wrong(field, "must be valid protobuf that ends within its frame");
            wrong.initCause(e);
            throw wrong;
        }
    }

    private interface Reading<T> {
        T run() throws IOException;
    }
}
