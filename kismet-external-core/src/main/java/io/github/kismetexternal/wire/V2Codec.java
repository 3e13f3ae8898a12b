package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.FrameTooLargeException;
import io.github.kismetexternal.command.HttpResponse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * The frames of v2: a header of 48 bytes and a protobuf message. After the shared prefix the header holds the command's
 * name in 32 bytes, of which Kismet leaves the last one as it finds it in memory, and the sequence number.
 */
final class V2Codec implements Codec {
    private static final int NAME_OFFSET = 12;
    private static final int NAME_SIZE = 32;
    private static final int SEQNO_OFFSET = NAME_OFFSET + NAME_SIZE;

    private final ProtobufEncoder encoder = new ProtobufEncoder();

    @Override
    public Frame decode(byte[] buffer, int start, int size, long streamOffset) throws ProtocolException {
        int header = Generation.V2.headerSize();
        long seqno = BigEndian.uint32(buffer, start + SEQNO_OFFSET);
        String name = name(buffer, start + NAME_OFFSET);
        Command command = CommandDecoder.decode(
                name, new ProtobufFields(name, buffer, start + header, size - header, streamOffset + header));
        return new Frame(Generation.V2, streamOffset, size, seqno, 0, command);
    }

    private static String name(byte[] buffer, int start) {
        int length = 0;
        while (length < NAME_SIZE && buffer[start + length] != 0) {
            length++;
        }
        return new String(buffer, start, length, ISO_8859_1);
    }

    @Override
    public void encode(Command command, long seqno, int code, int maxFrame, FrameBuffer out) {
        encoder.encode(command, maxFrame);
        if (Generation.V2.headerSize() + encoder.size() > maxFrame) {
            throw new FrameTooLargeException(command.name(), maxFrame);
        }
        Generation.V2.putMark(out);
        out.putInt32(encoder.size());
        byte[] name = new byte[NAME_SIZE];
        byte[] ascii = command.name().getBytes(ISO_8859_1);
        System.arraycopy(ascii, 0, name, 0, ascii.length);
        out.put(name, 0, NAME_SIZE);
        out.putInt32((int) seqno);
        out.put(encoder.bytes(), 0, encoder.size());
    }

    @Override
    public int contentRoom(HttpResponse head, int maxFrame) {
        return maxFrame - Generation.V2.headerSize() - ProtobufEncoder.sizeWithoutContent(head);
    }
}
