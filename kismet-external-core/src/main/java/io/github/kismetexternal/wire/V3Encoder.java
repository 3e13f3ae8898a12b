package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.AuthReply;
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
import java.util.Map;

/** Writes v3 frames. Field numbers and types are those that Kismet 2025-09 demands. */
final class V3Encoder {
    private static final int TOKEN_KEY = 69;

    private V3Encoder() {}

    static void encode(Command command, long seqno, int code, int maxFrame, FrameBuffer out) {
        int type = typeOf(command);
        int start = out.size();
        Generation.V3.putMark(out);
        int sizeIndex = out.size();
        out.putInt32(0);
        out.putInt16(type);
        out.putInt16(code);
        out.putInt32((int) headerSeqno(command, seqno));
        if (out.size() - start > maxFrame) {
            throw new FrameTooLargeException(command.name(), maxFrame);
        }
        int payload = out.size();
        writeFields(command, new MsgpackWriter(out, start, command.name(), maxFrame));
        out.setInt32(sizeIndex, out.size() - payload);
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

    private static void writeFields(Command command, MsgpackWriter out) {
        if (command instanceof RegisterUri register) {
            out.map(2);
            out.unsigned(1);
            out.text(register.uri());
            out.unsigned(2);
            out.text(register.method());
        } else if (command instanceof HttpResponse response) {
            writeResponse(response, out);
        } else if (command instanceof HttpRequest request) {
            writeRequest(request, out);
        } else if (command instanceof EventNotice event) {
            out.map(1);
            out.unsigned(1);
            out.text(event.json());
        } else if (command instanceof Message message) {
            out.map(2);
            out.unsigned(1);
            out.unsigned(message.severity().flag());
            out.unsigned(2);
            out.text(message.text());
        } else if (command instanceof RegisterEvents register) {
            out.map(1);
            out.unsigned(1);
            out.array(register.types().size());
            for (String type : register.types()) {
                out.text(type);
            }
        } else if (command instanceof PublishEvent event) {
            out.map(2);
            out.unsigned(1);
            out.text(event.type());
            out.unsigned(2);
            out.text(event.json());
        } else if (command instanceof Shutdown shutdown) {
            out.map(1);
            out.unsigned(1);
            // Kismet 2025-09 logs the reason as a C string without its length.
            out.text(shutdown.reason() + "\0");
        } else if (command instanceof AuthReply reply) {
            out.map(1);
            out.unsigned(TOKEN_KEY);
            out.text(reply.token());
        }
    }

    private static void writeRequest(HttpRequest request, MsgpackWriter out) {
        boolean hasVariables = !request.variables().isEmpty();
        out.map(hasVariables ? 4 : 3);
        out.unsigned(1);
        out.unsigned(request.id());
        out.unsigned(2);
        out.text(request.uri());
        out.unsigned(3);
        out.text(request.method());
        if (hasVariables) {
            out.unsigned(4);
            writeTexts(request.variables(), out);
        }
    }

    private static void writeResponse(HttpResponse response, MsgpackWriter out) {
        boolean hasHeaders = !response.headers().isEmpty();
        boolean hasContent = !response.content().isEmpty();
        boolean hasStatus = response.status() != null;
        out.map(1 + (hasHeaders ? 1 : 0) + (hasContent ? 1 : 0) + (hasStatus ? 1 : 0) + (response.close() ? 1 : 0));
        out.unsigned(1);
        out.unsigned(response.id());
        if (hasHeaders) {
            out.unsigned(2);
            writeTexts(response.headers(), out);
        }
        if (hasContent) {
            out.unsigned(3);
            out.binary(response.content());
        }
        if (response.status() != null) {
            out.unsigned(4);
            out.unsigned(response.status());
        }
        if (response.close()) {
            out.unsigned(5);
            out.flag(true);
        }
    }

    private static void writeTexts(Map<String, String> entries, MsgpackWriter out) {
        out.map(entries.size());
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            out.text(entry.getKey());
            out.text(entry.getValue());
        }
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
