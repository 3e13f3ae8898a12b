package io.github.kismetexternal.event;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A capture source that Kismet had not had before; Kismet raises {@code NEW_DATASOURCE} once for each UUID.
 *
 * <p>One that comes back under the same UUID raises nothing here.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param uuid identifies the source in Kismet's REST API
 * @param name the name in its definition, else its interface
 * @param type the driver, such as {@code linuxwifi} or {@code pcapfile}
 * @param definition what stands after {@code source=} in Kismet's configuration
 * @param interfaceName the interface, or the file that is replayed
 * @param captureInterface the interface that captures, if another, such as {@code wlan0mon}
 * @param hardware the chipset, if known
 * @param channel the channel it is tuned to; empty if it hops or cannot be tuned
 * @param channels what it can be tuned to
 * @param hopping whether it hops
 * @param hopRate channels a second; 0 if it does not hop
 * @param running whether it captures
 * @param remote whether it runs on another machine
 */
public record NewDatasource(
        String uuid,
        String name,
        String type,
        String definition,
        String interfaceName,
        String captureInterface,
        String hardware,
        String channel,
        List<String> channels,
        boolean hopping,
        OptionalDouble hopRate,
        boolean running,
        boolean remote) {
    /**
     * Keeps an immutable copy of the channels.
     *
     * @param uuid as the record says
     * @param name as the record says
     * @param type as the record says
     * @param definition as the record says
     * @param interfaceName as the record says
     * @param captureInterface as the record says
     * @param hardware as the record says
     * @param channel as the record says
     * @param channels as the record says
     * @param hopping as the record says
     * @param hopRate as the record says
     * @param running as the record says
     * @param remote as the record says
     */
    public NewDatasource {
        channels = List.copyOf(channels);
    }

    /**
     * Reads a {@code NEW_DATASOURCE}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static NewDatasource of(Event event) {
        Fields body = Fields.ofBody(event, "NEW_DATASOURCE", NewDatasource.class, "kismet.datasource.");
        return new NewDatasource(
                body.text("uuid"),
                body.text("name"),
                body.in("type_driver", "kismet.datasource.driver.").text("type"),
                body.text("definition"),
                body.text("interface"),
                body.text("capture_interface"),
                body.text("hardware"),
                body.text("channel"),
                body.texts("channels"),
                body.flag("hopping"),
                body.number("hop_rate"),
                body.flag("running"),
                body.flag("remote"));
    }
}
