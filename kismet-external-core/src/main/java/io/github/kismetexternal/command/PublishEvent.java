package io.github.kismetexternal.command;

import static java.util.Objects.requireNonNull;

/**
 * Publishes an event on Kismet's bus.
 *
 * <p>Kismet 2025-09 with v3 loses the JSON and delivers the type in its place.
 *
 * @param type the event's type; never one of Kismet's own, whose listeners look for content that is not there
 * @param json the content, which listeners get as a string
 */
public record PublishEvent(String type, String json) implements Command {
    /**
     * Makes the command.
     *
     * @param type as the record says
     * @param json as the record says
     */
    public PublishEvent {
        requireNonNull(type, "type");
        requireNonNull(json, "json");
    }

    @Override
    public String name() {
        return "EVENTBUSPUBLISH";
    }
}
