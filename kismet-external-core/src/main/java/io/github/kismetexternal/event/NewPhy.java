package io.github.kismetexternal.event;

/**
 * A kind of radio that Kismet learnt to track; Kismet raises {@code NEW_PHY} once for each, at its start.
 *
 * <p>A plugin misses those of Kismet itself, which come before plugins are heard.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param name the phy, such as {@code IEEE802.11} or {@code Bluetooth}
 */
public record NewPhy(String name) {
    /**
     * Reads a {@code NEW_PHY}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static NewPhy of(Event event) {
        Fields.requireType(event, "NEW_PHY", NewPhy.class);
        return new NewPhy(event.body().isTextual() ? event.body().textValue() : "");
    }
}
