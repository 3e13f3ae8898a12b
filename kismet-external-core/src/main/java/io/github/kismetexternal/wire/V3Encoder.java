package io.github.kismetexternal.wire;

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
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;

/** Writes v3 frames. Field numbers and types are those that Kismet 2025-09 demands. Not thread-safe. */
final class V3Encoder {
    private static final int TOKEN_KEY = 69;

    private final PackerOutput output = new PackerOutput();
    private final MessagePacker packer = MessagePack.newDefaultPacker(output);

    void encode(Command command, long seqno, int code, int maxFrame, FrameBuffer out) {
        int type = typeOf(command);
        int start = out.size();
        Generation.V3.putMark(out);
        out.putInt32(0);
        out.putInt16(type);
        out.putInt16(code);
        out.putInt32((int) headerSeqno(command, seqno));
        output.writeTo(out, maxFrame);
        boolean complete = false;
        try {
            packFields(command);
            packer.flush();
            complete = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!complete) {
                packer.clear();
            }
        }
        int size = Generation.V3.headerSize() + output.written();
        if (size > maxFrame) {
            throw new FrameTooLargeException(command.name(), maxFrame);
        }
        out.setInt32(start + 8, output.written());
    }

    /** Kismet matches a pong to a ping by the header; 0 means that the ping had no number, as in Kismet's own pongs. */
    private static long headerSeqno(Command command, long seqno) {
        return command instanceof Pong pong && pong.pingSeqno() != 0 ? pong.pingSeqno() : seqno;
    }

    private static int typeOf(Command command) {
        Integer type = V3Type.numberOf(command.name());
        if (type == null || command instanceof UnknownCommand) {
            throw new IllegalArgumentException("a command that is not known cannot be written: " + command);
        }
        return type;
    }

    private void packFields(Command command) throws IOException {
        if (command instanceof HttpResponse response) {
            packResponse(response);
        } else if (command instanceof HttpRequest request) {
            packRequest(request);
        } else if (command instanceof EventNotice event) {
            packer.packMapHeader(1).packInt(1).packRawStringHeader(event.json().size());
            packBytes(event.json());
        } else if (command instanceof Message message) {
            packer.packMapHeader(2);
            packer.packInt(1).packInt(message.severity().flag());
            packer.packInt(2).packString(message.text());
        } else if (command instanceof RegisterUri register) {
            packer.packMapHeader(2);
            packer.packInt(1).packString(register.uri());
            packer.packInt(2).packString(register.method());
        } else if (command instanceof RegisterEvents register) {
            packer.packMapHeader(1).packInt(1).packArrayHeader(register.types().size());
            for (String type : register.types()) {
                packer.packString(type);
            }
        } else if (command instanceof PublishEvent event) {
            packer.packMapHeader(2);
            packer.packInt(1).packString(event.type());
            packer.packInt(2).packString(event.json());
        } else if (command instanceof Shutdown shutdown) {
            // Kismet 2025-09 logs the reason as a C string without its length.
            packer.packMapHeader(1).packInt(1).packString(shutdown.reason() + "\0");
        } else if (command instanceof AuthReply reply) {
            packer.packMapHeader(1).packInt(TOKEN_KEY).packString(reply.token());
        }
    }

    private void packRequest(HttpRequest request) throws IOException {
        boolean hasVariables = !request.variables().isEmpty();
        packer.packMapHeader(hasVariables ? 4 : 3);
        packer.packInt(1).packLong(request.id());
        packer.packInt(2).packString(request.uri());
        packer.packInt(3).packString(request.method());
        if (hasVariables) {
            packer.packInt(4);
            packTextMap(request.variables());
        }
    }

    private void packResponse(HttpResponse response) throws IOException {
        boolean hasHeaders = !response.headers().isEmpty();
        boolean hasContent = !response.content().isEmpty();
        boolean hasStatus = response.status() != null;
        packer.packMapHeader(1 + (hasHeaders ? 1 : 0) + (hasContent ? 1 : 0) + (hasStatus ? 1 : 0)
                + (response.close() ? 1 : 0));
        packer.packInt(1).packLong(response.id());
        if (hasHeaders) {
            packer.packInt(2);
            packTextMap(response.headers());
        }
        if (hasContent) {
            packer.packInt(3).packBinaryHeader(response.content().size());
            packBytes(response.content());
        }
        if (response.status() != null) {
            packer.packInt(4).packInt(response.status());
        }
        if (response.close()) {
            packer.packInt(5).packBoolean(true);
        }
    }

    private void packTextMap(Map<String, String> entries) throws IOException {
        packer.packMapHeader(entries.size());
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            packer.packString(entry.getKey()).packString(entry.getValue());
        }
    }

    private void packBytes(Bytes bytes) throws IOException {
        packer.writePayload(bytes.array(), bytes.offset(), bytes.size());
    }

    /** Returns an upper bound of what a response takes beside the bytes of its content, the frame's header aside. */
    static int sizeWithoutContent(HttpResponse response) {
        int mapAndId = 1 + 1 + 5;
        int contentHeader = 1 + 5;
        int statusAndClose = 1 + 5 + 1 + 1;
        int headers = response.headers().isEmpty() ? 0 : 1 + 5;
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            headers += 5 + Utf8.sizeOf(header.getKey()) + 5 + Utf8.sizeOf(header.getValue());
        }
        return mapAndId + contentHeader + statusAndClose + headers;
    }
}
