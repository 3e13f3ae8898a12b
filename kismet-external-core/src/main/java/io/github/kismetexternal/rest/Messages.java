package io.github.kismetexternal.rest;

import io.github.kismetexternal.event.BusMessage;
import java.time.Instant;
import java.util.List;

/**
 * The last 50 lines of Kismet's log. Every release since 2020-12, role readonly. Safe for use by several threads.
 * {@code Kismet.message} adds one.
 */
public final class Messages {
    private final RestJson json;

    Messages(RestJson json) {
        this.json = json;
    }

    /**
     * Lists them, the oldest first: GET {@code /messagebus/all_messages.json}.
     *
     * @return the messages
     */
    public List<BusMessage> all() {
        return json.list(RestCall.read("/messagebus/all_messages.json"), BusMessage::of);
    }

    /**
     * Lists those after the second of a time: GET {@code /messagebus/last-time/<seconds>/messages.json}.
     *
     * @param time that of the last one known
     * @return the messages
     */
    public List<BusMessage> since(Instant time) {
        RestCall call = RestCall.read("/messagebus/last-time/" + time.getEpochSecond() + "/messages.json");
        return RestJson.read(json.tree(call).path("kismet.messagebus.list"), BusMessage::of);
    }
}
