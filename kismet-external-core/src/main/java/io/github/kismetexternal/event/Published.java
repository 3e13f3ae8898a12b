package io.github.kismetexternal.event;

/**
 * An event that a plugin published, this one or another; Kismet passes it on each time.
 *
 * <p>Kismet 2025-09 loses the content of what a plugin publishes over the third generation of the protocol and passes
 * on the type in its place: {@link #contentLost()}.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param type the type, whatever the publisher chose
 * @param json what the publisher wrote, which need not be JSON; empty for an event that no plugin published
 */
public record Published(String type, String json) {
    /**
     * Reads an event of any type, for any can be published; never fails on what is in it, as long as that is valid
     * JSON.
     *
     * @param event an event of any type
     * @return what it says
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static Published of(Event event) {
        return new Published(event.type(), Fields.of(event.content(), "kismet.eventbus.").text("event_json"));
    }

    /** {@return whether the type stands where the content was} */
    public boolean contentLost() {
        return json.equals(type);
    }
}
