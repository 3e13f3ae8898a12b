package io.github.kismetexternal.testkit.internal.pipe;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.IntegerValue;
import org.msgpack.value.Value;

/**
 * Reads v3 frames the way Kismet 2025-09 does (kis_external.cc:1093-1470 at the tag): stricter about types than a reader
 * of the protocol would be, and without a word about some fields that it cannot use.
 */
final class V3Reading {
    private static final int HEADER = 20;
    private static final int TYPE_OFFSET = 12;

    private static final int SHUTDOWN = 4;
    private static final int MESSAGE = 5;
    private static final int REGISTER_EVENTS = 32;
    private static final int PUBLISH = 34;
    private static final int REGISTER_URI = 64;
    private static final int RESPONSE = 67;

    private static final long UINT16 = 0xFFFFL;
    private static final long UINT32 = 0xFFFF_FFFFL;

    private final Map<Integer, Value> fields;

    private V3Reading(Map<Integer, Value> fields) {
        this.fields = fields;
    }

    /**
     * What Kismet takes of a frame.
     *
     * @param command what it acts on; null if it acts on nothing
     * @param ignored what it passes over without a word; null if all is well
     */
    record Taken(@Nullable Command command, @Nullable String ignored) {
        static Taken all(Command command) {
            return new Taken(command, null);
        }
    }

    /**
     * Reads a frame.
     *
     * @return null if the frame is of a type whose fields Kismet does not look at, or reads like everybody else
     * @throws BrokenRuleException if Kismet ends the plugin over it
     */
    static @Nullable Taken read(byte[] frame) throws BrokenRuleException {
        int type = ByteBuffer.wrap(frame).getShort(TYPE_OFFSET) & 0xFFFF;
        return switch (type) {
            case SHUTDOWN -> {
                of(frame).text("SHUTDOWN", 1);
                yield null;
            }
            case MESSAGE -> Taken.all(of(frame).message());
            case REGISTER_EVENTS -> of(frame).events();
            case PUBLISH -> Taken.all(of(frame).published());
            case REGISTER_URI -> {
                V3Reading registration = of(frame);
                yield Taken.all(new RegisterUri(
                        registration.text("HTTPREGISTERURI", 1), registration.text("HTTPREGISTERURI", 2)));
            }
            case RESPONSE -> of(frame).response();
            default -> null;
        };
    }

    private static V3Reading of(byte[] frame) throws BrokenRuleException {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(frame, HEADER, frame.length - HEADER)) {
            Map<Integer, Value> fields = new HashMap<>();
            int size = unpacker.unpackMapHeader();
            for (int i = 0; i < size; i++) {
                int key = unpacker.unpackInt();
                Value value = unpacker.unpackValue();
                if (value.isExtensionValue() || fields.put(key, value) != null) {
                    throw new BrokenRuleException("field " + key + " must be there once, and be no extension type");
                }
            }
            return new V3Reading(fields);
        } catch (MessagePackException | IOException e) {
            throw new BrokenRuleException("a frame must hold one msgpack map with numbers for keys: " + e.getMessage());
        }
    }

    private Message message() throws BrokenRuleException {
        int flag = needed("MESSAGE", 1, "a number below 65536", value -> isUnsigned(value, UINT16))
                .asIntegerValue()
                .toInt();
        return new Message(Severity.ofFlag(flag).orElse(Severity.INFO), text("MESSAGE", 2));
    }

    /** Field 2, the JSON, is never read; a listener gets it from releases that read it. */
    private PublishEvent published() throws BrokenRuleException {
        Value json = fields.get(2);
        return new PublishEvent(
                text("EVENTBUSPUBLISH", 1),
                json != null && json.isStringValue() ? json.asStringValue().asString() : "");
    }

    private Taken events() throws BrokenRuleException {
        Value types = fields.get(1);
        if (types == null) {
            throw new BrokenRuleException("EVENTBUSREGISTER must have field 1");
        }
        if (!types.isArrayValue()) {
            return new Taken(null, "EVENTBUSREGISTER: field 1 is no array, so that nothing is listened to");
        }
        List<String> names = new ArrayList<>();
        for (Value type : types.asArrayValue()) {
            if (!type.isStringValue()) {
                throw new BrokenRuleException(
                        "EVENTBUSREGISTER must have strings in field 1, was " + type.getValueType());
            }
            names.add(type.asStringValue().asString());
        }
        return Taken.all(new RegisterEvents(names));
    }

    private Taken response() throws BrokenRuleException {
        long id = needed("HTTPRESPONSE", 1, "a number of 32 bits", value -> isUnsigned(value, UINT32))
                .asIntegerValue()
                .toLong();
        Value headers = fields.get(2);
        if (headers != null && !headers.isMapValue()) {
            return new Taken(
                    null,
                    "HTTPRESPONSE: field 2, the headers, is no map, so that the rest is skipped and the request hangs");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<Value, Value> header :
                headers == null ? Set.<Map.Entry<Value, Value>>of() : headers.asMapValue().entrySet()) {
            if (!header.getKey().isStringValue() || !header.getValue().isStringValue()) {
                throw new BrokenRuleException("HTTPRESPONSE must have strings in field 2, the headers");
            }
            texts.put(header.getKey().asStringValue().asString(), header.getValue().asStringValue().asString());
        }
        Bytes content = fields.containsKey(3)
                ? Bytes.of(needed("HTTPRESPONSE", 3, "binary, not a string", Value::isBinaryValue)
                        .asBinaryValue()
                        .asByteArray())
                : Bytes.empty();
        Integer status = fields.containsKey(4)
                ? (int) Math.min(
                        Integer.MAX_VALUE,
                        needed("HTTPRESPONSE", 4, "a number of 32 bits", value -> isUnsigned(value, UINT32))
                                .asIntegerValue()
                                .toLong())
                : null;
        Value close = fields.get(5);
        boolean isBoolean = close == null || close.isBooleanValue();
        boolean closes = close != null && isBoolean && close.asBooleanValue().getBoolean();
        return new Taken(
                new HttpResponse(id, texts, status, content, closes),
                isBoolean ? null : "HTTPRESPONSE: field 5, the close, is no boolean, so that the request hangs");
    }

    private String text(String command, int field) throws BrokenRuleException {
        return needed(command, field, "a string", Value::isStringValue).asStringValue().asString();
    }

    private Value needed(String command, int field, String type, Predicate<Value> fits) throws BrokenRuleException {
        Value value = fields.get(field);
        if (value == null || !fits.test(value)) {
            throw new BrokenRuleException(command + " must have " + type + " in field " + field
                    + (value == null ? ", which is missing" : ", was " + value.getValueType()));
        }
        return value;
    }

    private static boolean isUnsigned(Value value, long largest) {
        if (!value.isIntegerValue()) {
            return false;
        }
        IntegerValue number = value.asIntegerValue();
        return number.isInLongRange() && number.asLong() >= 0 && number.asLong() <= largest;
    }
}
