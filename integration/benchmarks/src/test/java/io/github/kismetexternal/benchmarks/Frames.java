package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.Generation;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/** Frames as Kismet sends them, made before a measurement begins. */
final class Frames {
    private static final int LIMIT = 16_383;

    private final FrameEncoder encoder;
    private long seqno;

    Frames(Generation generation) {
        encoder = FrameEncoder.ofKismet(generation);
    }

    byte[][] requests(String uri, Map<String, String> variables, int count) {
        byte[][] frames = new byte[count][];
        for (int i = 0; i < count; i++) {
            frames[i] = encoder.encode(new HttpRequest(++seqno, uri, "GET", variables), seqno, LIMIT);
        }
        return frames;
    }

    /** Returns so many events in one piece, each with about so many bytes of JSON. */
    byte[] events(int jsonBytes, int count) {
        byte[] event = encoder.encode(new EventNotice(Bytes.of(json(jsonBytes))), ++seqno, LIMIT);
        ByteArrayOutputStream all = new ByteArrayOutputStream(event.length * count);
        for (int i = 0; i < count; i++) {
            all.writeBytes(event);
        }
        return all.toByteArray();
    }

    private static String json(int bytes) {
        StringBuilder fields = new StringBuilder("{\"kismet.eventbus.type\":\"" + Work.EVENT
                + "\",\"kismet.eventbus.content\":{\"" + Work.EVENT + "\":{\"kismet.device.base.channel\":\"6\"");
        for (int i = 0; fields.length() < bytes - 40; i++) {
            fields.append(",\"dot11.field.").append(i).append("\":").append(i % 3 == 0 ? "\"text\"" : "12345");
        }
        return fields.append("}}}").toString();
    }
}
