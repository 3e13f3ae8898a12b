package io.github.kismetexternal.event;

import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * Events to read. The recorded ones were written by a running Kismet of the release in their name; the derived ones
 * follow its REST API and the source of Kismet 2025-09, for types of event that no recording has.
 */
final class SampleEvents {
    private SampleEvents() {}

    static Event recorded(String name) {
        return parse(jsonOf(name));
    }

    static Event derived(String name) {
        return recorded("derived/" + name);
    }

    static Event ofType(String type) {
        return withBody(type, "{}");
    }

    static Event withBody(String type, String body) {
        return withContent(type, "{\"" + type + "\": " + body + "}");
    }

    static Event withContent(String type, String content) {
        return parse(Bytes.of(
                "{\"kismet.eventbus.type\": \"" + type + "\", \"kismet.eventbus.content\": " + content + "}"));
    }

    static Bytes jsonOf(String name) {
        String path = "/events/" + name + ".json";
        try (InputStream plain = SampleEvents.class.getResourceAsStream(path);
                InputStream zipped = SampleEvents.class.getResourceAsStream(path + ".gz")) {
            if (plain != null) {
                return Bytes.of(plain.readAllBytes());
            }
            if (zipped != null) {
                return Bytes.of(new GZIPInputStream(zipped).readAllBytes());
            }
            throw new IllegalArgumentException("no sample " + path + " or " + path + ".gz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Event parse(Bytes json) {
        try {
            return Event.of(json, new MalformedEvents());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
