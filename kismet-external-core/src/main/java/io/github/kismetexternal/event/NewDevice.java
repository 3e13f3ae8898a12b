package io.github.kismetexternal.event;

/**
 * A device that Kismet had not tracked before; Kismet raises {@code NEW_DEVICE} once for each.
 *
 * <p>The event carries the whole device record: 5-8 kB from Kismet 2023-07 and earlier, 9-11 kB from 2025-09, more
 * with every datasource. Kismet 2025-09 kills a plugin to which an event of more than 16359 bytes is due, so prefer the
 * REST API there.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param device the device after its first packets
 */
public record NewDevice(Device device) {
    /**
     * Reads a {@code NEW_DEVICE}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static NewDevice of(Event event) {
        Fields.requireType(event, "NEW_DEVICE", NewDevice.class);
        return new NewDevice(Device.of(event.body()));
    }
}
