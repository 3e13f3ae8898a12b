package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Endpoint;
import io.github.kismetexternal.testkit.internal.route.Reply;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Packets as they come: the same few again and again, until the client goes or somebody ends the stream. */
final class StreamRoutes {
    private static final Set<String> READ = Set.of("GET", "POST");
    private static final Set<String> GET = Set.of("GET");
    private static final long PAUSE_MILLIS = 100;
    /** The header of a pcap file without packets, as both recorded servers answered. */
    private static final byte[] NO_PACKETS = {
        (byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1, 2, 0, 4, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0x20, 0, 0, 0x69, 0, 0, 0
    };

    private final SimulatedRelease release;
    private final Answers answers;
    private final DeviceList devices;
    private final byte[] packets;
    private final LiveStreams streams;

    StreamRoutes(
            SimulatedRelease release, Answers answers, ObjectNode recording, DeviceList devices, Clock clock) {
        this.release = release;
        this.answers = answers;
        this.devices = devices;
        streams = new LiveStreams(recording.withObject("/stream"), clock);
        packets = Base64.getDecoder().decode(recording.path("pcapng").asText());
    }

    List<Route> routes() {
        return List.of(
                live("/pcap/all_packets\\.pcapng", "all-packets", "all packets"),
                live("/datasource/pcap/by-uuid/:uuid/packets\\.pcapng", "datasource", "a datasource"),
                live("/devices/pcap/by-key/:key/packets\\.pcapng", "device", "a device"),
                live("/phy/phy80211/pcap/by-bssid/:mac/packets\\.pcapng\\.pcapng", "80211-bssid", "a BSSID"),
                Route.exact("/phy/phy80211/by-key/:key/pcap/handshake-pmkid\\.pcap", GET, Role.READONLY, this::pmkid),
                Route.exact(
                        release.since(SimulatedRelease.R2022_08)
                                ? "/phy/phy80211/by-key/:key/device/:mac/pcap/handshake\\.pcap"
                                : "/phy/phy80211/by-key/:key/pcap/handshake\\.pcap",
                        GET,
                        Role.READONLY,
                        this::handshake),
                Route.withExtension(
                        "/streams/all_streams", READ, Role.READONLY, answers.selectedByKey(call -> streams.all())),
                Route.withExtension(
                        "/streams/by-id/:id/stream_info", READ, Role.READONLY, answers.selected(this::stream)),
                Route.exact("/streams/by-id/:id/close_stream\\.cmd", READ, Role.ADMIN, answers.command(call -> {
                    streams.close(id(call));
                    return "OK";
                })));
    }

    private Route live(String uri, String name, String what) {
        return Route.exact(uri, READ, Role.READONLY, (call, reply) -> {
            reply.head(200, Map.of("Content-Type", "application/vnd.tcpdump.pcap"));
            try (LiveStreams.Stream stream = streams.open("kismet-" + name + ".pcapng", "pcapng of " + what)) {
                do {
                    reply.body().write(packets);
                    reply.body().flush();
                } while (!stream.awaitEnd(PAUSE_MILLIS));
            }
        });
    }

    private JsonNode stream(Call call) {
        return streams.find(id(call));
    }

    private static long id(Call call) {
        return Numbers.whole(call.named().getOrDefault("id", ""));
    }

    private void pmkid(Call call, Reply reply) throws IOException, InterruptedException {
        handshakes(call, reply, true);
    }

    private void handshake(Call call, Reply reply) throws IOException, InterruptedException {
        String mac = call.named().get("mac");
        handshakes(call, reply, mac == null || MacFilter.isMac(mac));
    }

    private void handshakes(Call call, Reply reply, boolean valid) throws IOException, InterruptedException {
        String key = call.named().getOrDefault("key", "");
        if (valid && DeviceList.isKey(key) && devices.find(key) != null) {
            reply.head(200, Map.of("Content-Type", "application/vnd.tcpdump.pcap"));
            reply.body().write(NO_PACKETS);
            return;
        }
        String text = valid && DeviceList.isKey(key) ? "unknown device" : "unable to parse string value";
        Endpoint refusal = answers.command(ignored -> {
            throw new IllegalArgumentException(text);
        });
        refusal.answer(call, reply);
    }
}
