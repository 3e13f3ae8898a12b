package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is answered as it was recorded: sources, channels, packet counts, SSIDs. */
final class RecordedRoutes {
    private static final Set<String> READ = Set.of("GET", "POST");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Map<String, String> BY_PATH = new TreeMap<>(Map.ofEntries(
            Map.entry("/datasource/all_sources", "sources"),
            Map.entry("/datasource/types", "source_types"),
            Map.entry("/datasource/defaults", "source_defaults"),
            Map.entry("/gps/drivers", "gps_drivers"),
            Map.entry("/channels/channels", "channels"),
            Map.entry("/packetchain/packet_stats", "packet_stats"),
            Map.entry("/logging/drivers", "log_drivers"),
            Map.entry("/phy/phyuav/manuf_matchers", "drone_kinds")));
    /** The series of {@code /packetchain/packet_stats}, by the names they have one by one. */
    private static final Map<String, String> SERIES = new TreeMap<>(Map.of(
            "peak", "peak_packets_rrd",
            "rate", "packets_rrd",
            "error", "error_packets_rrd",
            "dupe", "dupe_packets_rrd",
            "drop", "dropped_packets_rrd",
            "processed", "processed_packets_rrd"));

    private final SimulatedRelease release;
    private final Answers answers;
    private final ObjectNode recording;
    private final Clock clock;

    RecordedRoutes(SimulatedRelease release, Answers answers, ObjectNode recording, Clock clock) {
        this.release = release;
        this.answers = answers;
        this.recording = recording;
        this.clock = clock;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        BY_PATH.forEach((path, name) -> {
            JsonNode tree = recording.path(name);
            routes.add(read(path, call -> tree));
        });
        routes.add(map("/antennas/antennas", recording.path("antennas")));
        SERIES.forEach((name, member) -> {
            JsonNode series = recording.path("packet_stats").path("kismet.packetchain." + member);
            routes.add(read("/packetchain/packet_" + name, call -> series));
        });
        JsonNode aircraft = recording.path("adsb");
        routes.add(read(
                release.since(SimulatedRelease.R2022_08) ? "/phy/ADSB/map_data" : "/phy/RTLADSB/map_data",
                call -> aircraft));
        if (release.raisesRadiation()) {
            routes.add(map("/radiation/sensors/all_sensors", recording.withObject("/radiation")));
        }
        routes.add(Route.withExtension(
                "/datasource/list_interfaces", READ, Role.ADMIN, answers.selected(call -> recording.arrayNode())));
        routes.add(read("/datasource/by-uuid/:uuid/source", this::source));
        routes.add(read("/phy/all_phys", call -> recording.path("phys")));
        addSsids(routes);
        return List.copyOf(routes);
    }

    private void addSsids(List<Route> routes) {
        List<JsonNode> ssids = new ArrayList<>();
        recording.path("ssids").forEach(ssids::add);
        View view = new View(release, answers, clock, () -> ssids, false);
        routes.add(Route.withExtension(
                "/phy/phy80211/ssids/views/ssids", READ, Role.READONLY, answers.whole(view::answer)));
        routes.add(read("/phy/phy80211/ssids/by-hash/:hash/ssid", call -> {
            long hash = Numbers.whole(call.named().getOrDefault("hash", ""));
            return ssids.stream()
                    .filter(ssid -> ssid.path("dot11.ssidgroup.hash").asLong() == hash)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown ssid"));
        }));
    }

    private Route read(String uri, Answers.Source source) {
        return Route.withExtension(uri, READ, Role.READONLY, answers.selected(source));
    }

    private Route map(String uri, JsonNode map) {
        return Route.withExtension(uri, READ, Role.READONLY, answers.selectedByKey(call -> map));
    }

    private JsonNode source(Call call) {
        String uuid = checkedUuid(call);
        for (JsonNode source : recording.path("sources")) {
            if (source.path("kismet.datasource.uuid").asText().equalsIgnoreCase(uuid)) {
                return source;
            }
        }
        throw new IllegalArgumentException("no such datasource");
    }

    static String checkedUuid(Call call) {
        String uuid = call.named().getOrDefault("uuid", "");
        if (!UUID.matcher(uuid).matches()) {
            throw new IllegalArgumentException("unable to parse string value");
        }
        return uuid;
    }
}
