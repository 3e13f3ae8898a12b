package io.github.kismetexternal.wire;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.FrameTooLargeException;
import io.github.kismetexternal.command.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * The frames of v0: a header of twelve bytes with a checksum, and a protobuf message of the command's name, the
 * sequence number, and the bytes of a second message.
 */
final class V0Codec implements Codec {
    /** Tags, lengths and numbers of the outer message, at most, and the longest name of a command. */
    private static final int LARGEST_WRAPPER = 3 * (1 + 5) + 32;

    private final ProtobufEncoder encoder = new ProtobufEncoder();
    private final byte[] wrapper = new byte[LARGEST_WRAPPER];

    @Override
    public Frame decode(byte[] buffer, int start, int size, long streamOffset) throws ProtocolException {
        int header = Generation.V0.headerSize();
        long payloadOffset = streamOffset + header;
        ProtobufFields fields = new ProtobufFields("Command", buffer, start + header, size - header, payloadOffset);
        String name = null;
        Long seqno = null;
        ProtobufFields.Range content = null;
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1 -> name = fields.text("command");
                case 2 -> seqno = fields.unsigned("seqno");
                case 3 -> content = fields.range("content");
                default -> fields.skip();
            }
        }
        name = fields.required(name, "command");
        seqno = fields.required(seqno, "seqno");
        content = fields.required(content, "content");
        ProtobufFields inner = new ProtobufFields(
                name, buffer, start + header + content.start(), content.size(), payloadOffset + content.start());
        Command command = CommandDecoder.decode(name, inner);
        return new Frame(Generation.V0, streamOffset, size, seqno, 0, command);
    }

    @Override
    public void encode(Command command, long seqno, int code, int maxFrame, FrameBuffer out) {
        encoder.encode(command, maxFrame);
        int wrapperSize = wrap(command.name(), (int) seqno);
        int payload = wrapperSize + encoder.size();
        if (Generation.V0.headerSize() + payload > maxFrame) {
            throw new FrameTooLargeException(command.name(), maxFrame);
        }
        Generation.V0.putMark(out);
        int checksumIndex = out.size();
        out.putInt32(0);
        out.putInt32(payload);
        int payloadIndex = out.size();
        out.put(wrapper, 0, wrapperSize);
        out.put(encoder.bytes(), 0, encoder.size());
        out.setInt32(checksumIndex, KismetChecksum.of(out.array(), payloadIndex, payload));
    }

    private int wrap(String name, int seqno) {
        CodedOutputStream out = CodedOutputStream.newInstance(wrapper);
        try {
            out.writeByteArray(1, name.getBytes(ISO_8859_1));
            out.writeUInt32(2, seqno);
            out.writeTag(3, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(encoder.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.getTotalBytesWritten();
    }

    @Override
    public int contentRoom(HttpResponse head, int maxFrame) {
        return maxFrame
                - Generation.V0.headerSize()
                - LARGEST_WRAPPER
                - ProtobufEncoder.sizeWithoutContent(head);
    }
}
