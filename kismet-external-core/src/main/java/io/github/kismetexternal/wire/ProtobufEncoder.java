package io.github.kismetexternal.wire;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.FrameTooLargeException;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.command.UnknownCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes the protobuf messages that v0 and v2 have in common. They are of the kind that has required fields: these are
 * written even where zero or empty, since Kismet ends a plugin that leaves one out. Not thread-safe.
 */
final class ProtobufEncoder {
    private static final int INITIAL_SCRATCH = 16 * 1024;
    private static final int VARINT = 5;
    private static final int TAG = 1;

    private byte[] scratch = new byte[INITIAL_SCRATCH];
    private int size;

    /** Returns the array that holds the message of the last {@link #encode}, from its beginning. */
    byte[] bytes() {
        return scratch;
    }

    /** Returns the size of that message. */
    int size() {
        return size;
    }

    /**
     * Writes a command's message to {@link #bytes()}.
     *
     * @throws FrameTooLargeException if the message alone is larger than {@code maxFrame}
     */
    void encode(Command command, int maxFrame) {
        while (true) {
            CodedOutputStream out = CodedOutputStream.newInstance(scratch);
            try {
                write(command, out);
                size = out.getTotalBytesWritten();
                return;
            } catch (CodedOutputStream.OutOfSpaceException e) {
                if (scratch.length > maxFrame) {
                    throw new FrameTooLargeException(command.name(), maxFrame);
                }
                scratch = new byte[Math.min(scratch.length * 2, maxFrame + 1)];
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void write(Command command, CodedOutputStream out) throws IOException {
        if (command instanceof HttpResponse response) {
            writeResponse(response, out);
        } else if (command instanceof HttpRequest request) {
            out.writeUInt32(1, (int) request.id());
            writeText(2, request.uri(), out);
            writeText(3, request.method(), out);
            writeEntries(4, request.variables(), out);
        } else if (command instanceof EventNotice event) {
            writeBytes(1, event.json(), out);
        } else if (command instanceof Pong pong) {
            out.writeUInt32(1, (int) pong.pingSeqno());
        } else if (command instanceof Message message) {
            out.writeEnum(1, message.severity().flag());
            writeText(2, message.text(), out);
        } else if (command instanceof RegisterUri register) {
            writeText(1, register.uri(), out);
            writeText(2, register.method(), out);
        } else if (command instanceof RegisterEvents register) {
            for (String type : register.types()) {
                writeText(1, type, out);
            }
        } else if (command instanceof PublishEvent event) {
            writeText(1, event.type(), out);
            writeText(2, event.json(), out);
        } else if (command instanceof Shutdown shutdown) {
            writeText(1, shutdown.reason(), out);
        } else if (command instanceof AuthReply reply) {
            writeText(1, reply.token(), out);
        } else if (command instanceof UnknownCommand) {
            throw new IllegalArgumentException("a command that is not known cannot be written: " + command);
        }
    }

    private static void writeResponse(HttpResponse response, CodedOutputStream out) throws IOException {
        out.writeUInt32(1, (int) response.id());
        writeEntries(2, response.headers(), out);
        if (!response.content().isEmpty()) {
            writeBytes(3, response.content(), out);
        }
        if (response.status() != null) {
            out.writeUInt32(4, response.status());
        }
        if (response.close()) {
            out.writeBool(5, true);
        }
    }

    private static void writeEntries(int field, Map<String, String> entries, CodedOutputStream out)
            throws IOException {
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            byte[] name = entry.getKey().getBytes(UTF_8);
            byte[] value = entry.getValue().getBytes(UTF_8);
            out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(CodedOutputStream.computeByteArraySize(1, name)
                    + CodedOutputStream.computeByteArraySize(2, value));
            out.writeByteArray(1, name);
            out.writeByteArray(2, value);
        }
    }

    private static void writeText(int field, String text, CodedOutputStream out) throws IOException {
        out.writeByteArray(field, text.getBytes(UTF_8));
    }

    private static void writeBytes(int field, Bytes bytes, CodedOutputStream out) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(bytes.size());
        out.write(bytes.array(), bytes.offset(), bytes.size());
    }

    /** Returns an upper bound of what a response takes beside the bytes of its content. */
    static int sizeWithoutContent(HttpResponse response) {
        int idContentAndStatus = 3 * (TAG + VARINT);
        int close = TAG + 1;
        int headers = 0;
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            headers += 3 * (TAG + VARINT) + Utf8.sizeOf(header.getKey()) + Utf8.sizeOf(header.getValue());
        }
        return idContentAndStatus + close + headers;
    }
}
