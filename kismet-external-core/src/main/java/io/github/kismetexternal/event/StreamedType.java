package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;

/** Finds out the type of an event from its content, for the websocket of the event bus tells no more than that. */
final class StreamedType {
    private static final String PUBLISHED = "kismet.eventbus.event_json";
    private static final String HANDSHAKE = "DOT11_WPA_HANDSHAKE";
    /** Kismet's only event without content. */
    private static final String EMPTY = "KISMETDB_LOG_OPEN";
    /** The end of the name under which an event of Wi-Fi has its device. */
    private static final String DEVICE = "_BASEDEV";

    private static final int LONGEST_TYPE = 200;

    private StreamedType() {}

    /**
     * Returns the type. What another plugin published has none: it is taken to be of the type that is the text, which
     * is what Kismet 2025-09 puts into its place, else of the only subscribed type that is none of Kismet's own.
     *
     * @param topics what was subscribed to
     */
    static String of(JsonNode content, Set<String> topics) {
        JsonNode published = content.get(PUBLISHED);
        if (published != null) {
            return published(published.asText(), topics);
        }
        String found = EMPTY;
        for (Iterator<String> names = content.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (topics.contains(name)) {
                return name;
            }
            if (name.startsWith(HANDSHAKE)) {
                found = HANDSHAKE;
            } else if (!name.endsWith(DEVICE)) {
                found = name;
            }
        }
        return found;
    }

    private static String published(String text, Set<String> topics) {
        if (topics.contains(text) || topics.contains(EventTypes.ALL) && isName(text)) {
            return text;
        }
        String only = PUBLISHED;
        for (String topic : topics) {
            if (!EventTypes.isKismets(topic) && !topic.equals(EventTypes.ALL)) {
                if (!only.equals(PUBLISHED)) {
                    return PUBLISHED;
                }
                only = topic;
            }
        }
        return only;
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_TYPE && text.indexOf('{') < 0;
    }
}
