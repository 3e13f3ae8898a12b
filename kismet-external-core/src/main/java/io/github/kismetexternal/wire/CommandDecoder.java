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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes commands of their fields. The fields have the same numbers in all generations, from Kismet 2020-12 to 2025-09,
 * with two exceptions: v3 has no field in PONG, and Kismet 2025-09 writes the token under a number of its own.
 */
final class CommandDecoder {
    private static final int TOKEN_IN_V3 = 69;

    private CommandDecoder() {}

    /** Decodes a command; fields of those that need none are not looked at. */
    static Command decode(String name, FieldReader fields) throws ProtocolException {
        return switch (name) {
            case "PING" -> new Ping();
            case "HTTPAUTHREQ" -> new AuthRequest();
            case "PONG" -> pong(fields);
            case "SHUTDOWN" -> shutdown(fields);
            case "MESSAGE" -> message(fields);
            case "EVENTBUSREGISTER" -> registerEvents(fields);
            case "EVENT" -> event(fields);
            case "EVENTBUSPUBLISH" -> publish(fields);
            case "HTTPREGISTERURI" -> registerUri(fields);
            case "HTTPREQUEST" -> request(fields);
            case "HTTPRESPONSE" -> response(fields);
            case "HTTPAUTH" -> authReply(fields);
            default -> new UnknownCommand(name);
        };
    }

    private static Command pong(FieldReader fields) throws ProtocolException {
        Long seqno = null;
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1 -> seqno = fields.unsigned("ping_seqno");
                default -> fields.skip();
            }
        }
        return new Pong(fields.required(seqno, "ping_seqno"));
    }

    private static Command shutdown(FieldReader fields) throws ProtocolException {
        String reason = null;
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1 -> reason = fields.text("reason");
                default -> fields.skip();
            }
        }
        return new Shutdown(withoutFinalNuls(fields.required(reason, "reason")));
    }

    private static String withoutFinalNuls(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\0') {
            end--;
        }
        return text.substring(0, end);
    }

    private static Command message(FieldReader fields) throws ProtocolException {
        Severity severity = null;
        String text = null;
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1 -> severity = severity(fields, fields.unsigned("msgtype"));
                case 2 -> text = fields.text("msgtext");
                default -> fields.skip();
            }
        }
        return new Message(fields.required(severity, "msgtype"), fields.required(text, "msgtext"));
    }

    private static Severity severity(FieldReader fields, long flag) throws ProtocolException {
        return Severity.ofFlag(flag)
                .orElseThrow(() -> fields.wrong("msgtype", "must be 1, 2, 4, 8 or 16, was " + flag));
    }

    private static Command registerEvents(FieldReader fields) throws ProtocolException {
        List<String> types = new ArrayList<>();
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1 -> fields.texts("event", types);
                default -> fields.skip();
            }
        }
        return new RegisterEvents(types);
    }

    private static Command event(FieldReader fields) throws ProtocolException {
        Bytes json = null;
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1 -> json = fields.textBytes("event_json");
                default -> fields.skip();
            }
        }
        return new EventNotice(fields.required(json, "event_json"));
    }

    private static Command publish(FieldReader fields) throws ProtocolException {
        String type = null;
        String json = null;
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1 -> type = fields.text("event_type");
                case 2 -> json = fields.text("event_content_json");
                default -> fields.skip();
            }
        }
        return new PublishEvent(fields.required(type, "event_type"), fields.required(json, "event_content_json"));
    }

    private static Command registerUri(FieldReader fields) throws ProtocolException {
        String uri = null;
        String method = null;
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1 -> uri = fields.text("uri");
                case 2 -> method = fields.text("method");
                default -> fields.skip();
            }
        }
        return new RegisterUri(fields.required(uri, "uri"), fields.required(method, "method"));
    }

    private static Command request(FieldReader fields) throws ProtocolException {
        Long id = null;
        String uri = null;
        String method = null;
        Map<String, String> variables = new LinkedHashMap<>();
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1 -> id = fields.unsigned("req_id");
                case 2 -> uri = fields.text("uri");
                case 3 -> method = fields.text("method");
                case 4 -> fields.entries("variable_data", variables);
                default -> fields.skip();
            }
        }
        return new HttpRequest(
                fields.required(id, "req_id"),
                fields.required(uri, "uri"),
                fields.required(method, "method"),
                variables);
    }

    private static Command response(FieldReader fields) throws ProtocolException {
        Long id = null;
        Map<String, String> headers = new LinkedHashMap<>();
        Bytes content = Bytes.empty();
        Integer status = null;
        boolean close = false;
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1 -> id = fields.unsigned("req_id");
                case 2 -> fields.entries("header_content", headers);
                case 3 -> content = fields.binary("content");
                case 4 -> status = (int) Math.min(fields.unsigned("resultcode"), Integer.MAX_VALUE);
                case 5 -> close = fields.flag("close_response");
                default -> fields.skip();
            }
        }
        return new HttpResponse(fields.required(id, "req_id"), headers, status, content, close);
    }

    private static Command authReply(FieldReader fields) throws ProtocolException {
        String token = null;
        for (int number = fields.next(); number != FieldReader.END; number = fields.next()) {
            switch (number) {
                case 1, TOKEN_IN_V3 -> token = fields.text("token");
                default -> fields.skip();
            }
        }
        return new AuthReply(fields.required(token, "token"));
    }
}
