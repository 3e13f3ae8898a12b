package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.command.UnknownCommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is in a v3 frame. Field numbers and types are those of Kismet 2025-09. Not thread-safe. */
final class V3Decoder {
    private static final long UINT16 = 0xFFFFL;
    private static final long UINT32 = 0xFFFF_FFFFL;
    private static final int TOKEN_KEY_OF_2025_09 = 69;

    private final V3Fields fields = new V3Fields();

    Command decode(int type, long seqno, byte[] buffer, int start, int size, long streamOffset)
            throws ProtocolException {
        return switch (type) {
            case V3Type.PING -> new Ping();
            case V3Type.PONG -> new Pong(seqno);
            case V3Type.HTTPAUTHREQ -> new AuthRequest();
            case V3Type.SHUTDOWN -> shutdown(fields.open("SHUTDOWN", buffer, start, size, streamOffset));
            case V3Type.MESSAGE -> message(fields.open("MESSAGE", buffer, start, size, streamOffset));
            case V3Type.EVENTBUSREGISTER ->
                registerEvents(fields.open("EVENTBUSREGISTER", buffer, start, size, streamOffset));
            case V3Type.EVENT -> event(fields.open("EVENT", buffer, start, size, streamOffset));
            case V3Type.EVENTBUSPUBLISH -> publish(fields.open("EVENTBUSPUBLISH", buffer, start, size, streamOffset));
            case V3Type.HTTPREGISTERURI ->
                registerUri(fields.open("HTTPREGISTERURI", buffer, start, size, streamOffset));
            case V3Type.HTTPREQUEST -> request(fields.open("HTTPREQUEST", buffer, start, size, streamOffset));
            case V3Type.HTTPRESPONSE -> response(fields.open("HTTPRESPONSE", buffer, start, size, streamOffset));
            case V3Type.HTTPAUTH -> authReply(fields.open("HTTPAUTH", buffer, start, size, streamOffset));
            default -> new UnknownCommand(Integer.toString(type));
        };
    }

    private Command shutdown(int count) throws ProtocolException {
        String reason = null;
        for (int i = 0; i < count; i++) {
            switch (fields.nextKey()) {
                case 1 -> reason = fields.text("reason");
                default -> fields.skip();
            }
        }
        String text = fields.required(reason, "reason");
        return new Shutdown(text.endsWith("\0") ? text.substring(0, text.length() - 1) : text);
    }

    private Command message(int count) throws ProtocolException {
        Severity severity = null;
        String text = null;
        for (int i = 0; i < count; i++) {
            switch (fields.nextKey()) {
                case 1 -> severity = severity(fields.unsigned("msgtype", UINT16));
                case 2 -> text = fields.text("msgtext");
                default -> fields.skip();
            }
        }
        return new Message(fields.required(severity, "msgtype"), fields.required(text, "msgtext"));
    }

    private Severity severity(long flag) throws ProtocolException {
        return Severity.ofFlag(flag)
                .orElseThrow(() -> fields.wrong("msgtype", "must be 1, 2, 4, 8 or 16, was " + flag));
    }

    private Command registerEvents(int count) throws ProtocolException {
        List<String> types = null;
        for (int i = 0; i < count; i++) {
            switch (fields.nextKey()) {
                case 1 -> types = fields.texts("event");
                default -> fields.skip();
            }
        }
        return new RegisterEvents(fields.required(types, "event"));
    }

    private Command event(int count) throws ProtocolException {
        Bytes json = null;
        for (int i = 0; i < count; i++) {
            switch (fields.nextKey()) {
                case 1 -> json = fields.textBytes("event_json");
                default -> fields.skip();
            }
        }
        return new EventNotice(fields.required(json, "event_json"));
    }

    private Command publish(int count) throws ProtocolException {
        String type = null;
        String json = null;
        for (int i = 0; i < count; i++) {
            switch (fields.nextKey()) {
                case 1 -> type = fields.text("event_type");
                case 2 -> json = fields.text("event_content_json");
                default -> fields.skip();
            }
        }
        return new PublishEvent(fields.required(type, "event_type"), fields.required(json, "event_content_json"));
    }

    private Command registerUri(int count) throws ProtocolException {
        String uri = null;
        String method = null;
        for (int i = 0; i < count; i++) {
            switch (fields.nextKey()) {
                case 1 -> uri = fields.text("uri");
                case 2 -> method = fields.text("method");
                default -> fields.skip();
            }
        }
        return new RegisterUri(fields.required(uri, "uri"), fields.required(method, "method"));
    }

    private Command request(int count) throws ProtocolException {
        Long id = null;
        String uri = null;
        String method = null;
        Map<String, String> variables = Map.of();
        for (int i = 0; i < count; i++) {
            switch (fields.nextKey()) {
                case 1 -> id = fields.unsigned("req_id", UINT32);
                case 2 -> uri = fields.text("uri");
                case 3 -> method = fields.text("method");
                case 4 -> variables = fields.textMap("variable_data");
                default -> fields.skip();
            }
        }
        return new HttpRequest(
                fields.required(id, "req_id"),
                fields.required(uri, "uri"),
                fields.required(method, "method"),
                variables);
    }

    private Command response(int count) throws ProtocolException {
        Long id = null;
        Map<String, String> headers = Map.of();
        Bytes content = Bytes.empty();
        @Nullable Integer status = null;
        boolean close = false;
        for (int i = 0; i < count; i++) {
            switch (fields.nextKey()) {
                case 1 -> id = fields.unsigned("req_id", UINT32);
                case 2 -> headers = fields.textMap("header_content");
                case 3 -> content = fields.binary("content");
                case 4 -> status = (int) fields.unsigned("resultcode", Integer.MAX_VALUE);
                case 5 -> close = fields.flag("close_response");
                default -> fields.skip();
            }
        }
        return new HttpResponse(fields.required(id, "req_id"), headers, status, content, close);
    }

    private Command authReply(int count) throws ProtocolException {
        String token = null;
        for (int i = 0; i < count; i++) {
            switch (fields.nextKey()) {
                case 1, TOKEN_KEY_OF_2025_09 -> token = fields.text("token");
                default -> fields.skip();
            }
        }
        return new AuthReply(fields.required(token, "token"));
    }
}
