package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import io.github.kismetexternal.event.Rrd;
import java.util.OptionalDouble;

/**
 * What goes on at one frequency or channel. Immutable as long as nobody changes the tree.
 *
 * @param channel the channel's name; empty where Kismet knows the frequency only
 * @param frequencyKhz the frequency in kHz; empty where Kismet writes 0
 * @param packets packets a second
 * @param dataBytes bytes a second
 * @param devices devices that were active in the last minute
 * @param raw all that Kismet says of it
 */
public record ChannelUse(
        String channel, OptionalDouble frequencyKhz, Rrd packets, Rrd dataBytes, Rrd devices, JsonNode raw) {
    static ChannelUse of(JsonNode raw) {
        Fields channel = Fields.of(raw, "kismet.channelrec.");
        return new ChannelUse(
                channel.text("channel"),
                channel.numberUnlessZero("frequency"),
                Rrd.in(channel, "packets_rrd"),
                Rrd.in(channel, "data_rrd"),
                Rrd.in(channel, "device_rrd"),
                raw);
    }
}
