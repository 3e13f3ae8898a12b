package io.github.kismetexternal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Shutdown;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Puts a frame's command into the form that the recordings' expected files have. */
final class ExpectedFields {
    private static final int LONGEST_SHOWN = 200;

    private ExpectedFields() {}

    static ObjectNode of(Frame frame) {
        Command command = frame.command();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (command instanceof Pong pong && frame.generation() != Generation.V3) {
            // v3 has the number in the header, which is compared as the frame's own.
            fields.put("ping_seqno", pong.pingSeqno());
        } else if (command instanceof AuthReply reply) {
            fields.set("token", text(reply.token()));
        } else if (command instanceof EventNotice event) {
            fields.set("event_json", text(event.json().utf8()));
        } else if (command instanceof HttpRequest request) {
            fields.put("req_id", request.id()).put("uri", request.uri()).put("method", request.method());
            putMap(fields, "variable_data", request.variables());
        } else if (command instanceof HttpResponse response) {
            fields.put("req_id", response.id());
            putMap(fields, "header_content", response.headers());
            if (!response.content().isEmpty()) {
                fields.set("content", digest(response.content()));
            }
            if (response.status() != null) {
                fields.put("resultcode", response.status());
            }
            if (response.close()) {
                fields.put("close_response", true);
            }
        } else if (command instanceof Message message) {
            fields.put("msgtype", message.severity().flag()).set("msgtext", text(message.text()));
        } else if (command instanceof PublishEvent event) {
            fields.put("event_type", event.type()).set("event_content_json", text(event.json()));
        } else if (command instanceof RegisterEvents register) {
            register.types().forEach(fields.putArray("event")::add);
        } else if (command instanceof RegisterUri register) {
            fields.put("uri", register.uri()).put("method", register.method());
        } else if (command instanceof Shutdown shutdown) {
            fields.put("reason", shutdown.reason());
        }
        return fields;
    }

    private static void putMap(ObjectNode fields, String name, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            ObjectNode map = fields.putObject(name);
            entries.forEach((key, value) -> map.set(key, text(value)));
        }
    }

    private static JsonNode text(String text) {
        Bytes bytes = Bytes.of(text);
        return bytes.size() > LONGEST_SHOWN ? digest(bytes) : JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode digest(Bytes bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toArray());
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("bytes", bytes.size())
                    .put("sha256", HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
