package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Pong;
import org.jspecify.annotations.Nullable;

/**
 * The frames of v3: a header of twenty bytes and one msgpack map whose keys are small integers.
 *
 * <p>After the shared prefix the header holds the command's number and a result code, two bytes each, and the sequence
 * number.
 */
final class V3Codec implements Codec {
    static {
        // Without it msgpack reaches for sun.misc.Unsafe, which newer JVMs warn about on Kismet's console.
        if (System.getProperty("msgpack.universal-buffer") == null) {
            System.setProperty("msgpack.universal-buffer", "true");
        }
    }

    /** Made when it is needed: a writer does not wait for the classes of a reader. */
    private @Nullable V3Fields fields;

    @Override
    public Frame decode(byte[] buffer, int start, int size, long streamOffset) throws ProtocolException {
        int type = BigEndian.uint16(buffer, start + 12);
        int code = BigEndian.uint16(buffer, start + 14);
        long seqno = BigEndian.uint32(buffer, start + 16);
        Command command;
        if (type == V3Type.PONG) {
            command = new Pong(seqno);
        } else {
            String name = V3Type.nameOf(type);
            command = CommandDecoder.decode(name, fields(name, buffer, start, size, streamOffset));
        }
        return new Frame(Generation.V3, streamOffset, size, seqno, code, command);
    }

    private V3Fields fields(String command, byte[] buffer, int start, int size, long streamOffset) {
        if (fields == null) {
            fields = new V3Fields();
        }
        int header = Generation.V3.headerSize();
        fields.begin(command, buffer, start + header, size - header, streamOffset + header);
        return fields;
    }

    @Override
    public void encode(Command command, long seqno, int code, int maxFrame, FrameBuffer out) {
        V3Encoder.encode(command, seqno, code, maxFrame, out);
    }

    @Override
    public int contentRoom(HttpResponse head, int maxFrame) {
        return maxFrame - Generation.V3.headerSize() - V3Encoder.sizeWithoutContent(head);
    }
}
