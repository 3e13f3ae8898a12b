package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A source of packets. Immutable as long as nobody changes the tree.
 *
 * @param uuid identifies it in the REST API
 * @param name the name in its definition, else its interface
 * @param type the driver, such as {@code linuxwifi} or {@code pcapfile}
 * @param definition what stands after {@code source=} in Kismet's configuration
 * @param interfaceName the interface, or the file that is replayed
 * @param captureInterface the interface that captures, if another, such as {@code wlan0mon}
 * @param hardware the chipset, if known
 * @param running whether it captures
 * @param paused whether its packets are thrown away
 * @param error why it does not run; empty if all is well
 * @param remote whether it runs on another machine
 * @param channel the channel it is tuned to; empty if it hops or cannot be tuned
 * @param channels what it can be tuned to
 * @param hopping whether it hops
 * @param hopRate channels a second; 0 if it does not hop
 * @param packets how many it delivered
 * @param raw all that Kismet says of it
 */
public record Datasource(
        String uuid,
        String name,
        String type,
        String definition,
        String interfaceName,
        String captureInterface,
        String hardware,
        boolean running,
        boolean paused,
        String error,
        boolean remote,
        String channel,
        List<String> channels,
        boolean hopping,
        OptionalDouble hopRate,
        OptionalLong packets,
        JsonNode raw) {
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
     * @param running as the record says
     * @param paused as the record says
     * @param error as the record says
     * @param remote as the record says
     * @param channel as the record says
     * @param channels as the record says
     * @param hopping as the record says
     * @param hopRate as the record says
     * @param packets as the record says
     * @param raw as the record says
     */
    public Datasource {
        channels = List.copyOf(channels);
    }

    static Datasource of(JsonNode raw) {
        Fields source = Fields.of(raw, "kismet.datasource.");
        return new Datasource(
                source.text("uuid"),
                source.text("name"),
                source.in("type_driver", "kismet.datasource.driver.").text("type"),
                source.text("definition"),
                source.text("interface"),
                source.text("capture_interface"),
                source.text("hardware"),
                source.flag("running"),
                source.flag("paused"),
                source.flag("error") ? source.text("error_reason") : "",
                source.flag("remote"),
                source.text("channel"),
                source.texts("channels"),
                source.flag("hopping"),
                source.number("hop_rate"),
                source.integer("num_packets"),
                raw);
    }
}
