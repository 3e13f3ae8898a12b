package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import io.github.kismetexternal.event.PacketStatistics;
import io.github.kismetexternal.event.Radiation;
import io.github.kismetexternal.event.Rrd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The server itself, and its figures. Every release since 2020-12, role readonly, unless said otherwise. Safe for use
 * by several threads.
 */
public final class SystemCalls {
    private final RestJson json;

    SystemCalls(RestJson json) {
        this.json = json;
    }

    /** {@return what the server is and how it does: GET {@code /system/status.json}} */
    public SystemStatus status() {
        return SystemStatus.of(json.tree(RestCall.read("/system/status.json")));
    }

    /**
     * {@return the server's time, to the microsecond: GET {@code /system/timestamp.json}}
     *
     * @throws KismetRestException also if the answer holds no time
     */
    public Instant time() {
        RestCall call = RestCall.read("/system/timestamp.json");
        return Fields.of(json.tree(call), "kismet.system.timestamp.")
                .time("sec", "usec")
                .orElseThrow(() -> KismetRestException.broken(call.endpoint(), "the answer holds no time", null));
    }

    /** {@return who the server runs as: GET {@code /system/user_status.json}, for everybody} */
    public String user() {
        return Fields.of(json.tree(RestCall.read("/system/user_status.json")), "kismet.system.").text("user");
    }

    /**
     * Lists the kinds of radio: GET {@code /phy/all_phys.json}.
     *
     * @return the kinds, in Kismet's order
     */
    public List<Phy> phys() {
        return json.list(RestCall.read("/phy/all_phys.json"), Phy::of);
    }

    /**
     * Lists the plugins that were loaded: GET {@code /plugins/all_plugins.json}.
     *
     * @return the plugins, in Kismet's order
     */
    public List<LoadedPlugin> plugins() {
        return json.list(RestCall.read("/plugins/all_plugins.json"), LoadedPlugin::of);
    }

    /** {@return packets a second, by their fate: GET {@code /packetchain/packet_stats.json}} */
    public PacketStatistics packets() {
        return PacketStatistics.of(json.tree(RestCall.read("/packetchain/packet_stats.json")));
    }

    /**
     * Returns one series of packets a second: GET {@code /packetchain/packet_<series>.json}.
     *
     * @param series which
     * @return the series
     */
    public Rrd packets(PacketSeries series) {
        return Rrd.of(json.tree(RestCall.read(series.path())));
    }

    /**
     * Lists the antennas of sources that tell of them: GET {@code /antennas/antennas.json}.
     *
     * @return the antennas
     */
    public List<Antenna> antennas() {
        return json.list(RestCall.read("/antennas/antennas.json"), Antenna::of);
    }

    /**
     * Returns what the Geiger counters measure: GET {@code /radiation/sensors/all_sensors.json}, since Kismet 2025-09.
     *
     * @return the counters
     */
    public Radiation radiation() {
        return Radiation.of(json.tree(RestCall.read("/radiation/sensors/all_sensors.json")));
    }

    /**
     * Lists what goes on at each frequency, and at each channel of radios that count by channels: GET
     * {@code /channels/channels.json}.
     *
     * @return the frequencies and channels, in Kismet's order
     */
    public List<ChannelUse> channels() {
        JsonNode channels = json.tree(RestCall.read("/channels/channels.json"));
        List<ChannelUse> all = new ArrayList<>();
        all.addAll(RestJson.read(channels.path("kismet.channeltracker.frequency_map"), ChannelUse::of));
        all.addAll(RestJson.read(channels.path("kismet.channeltracker.channel_map"), ChannelUse::of));
        return List.copyOf(all);
    }

    /**
     * Notes a point of interest in the running kismetdb log: POST {@code /poi/create_poi.cmd}, role admin.
     *
     * @param note for people
     * @throws KismetRestException also if no such log is written (status 500)
     */
    public void pointOfInterest(String note) {
        json.run(RestCall.command("/poi/create_poi.cmd", RestJson.object().put("note", note).toString()));
    }
}
