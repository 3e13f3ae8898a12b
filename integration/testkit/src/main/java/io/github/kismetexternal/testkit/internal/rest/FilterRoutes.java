package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Reply;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Filters of the kismetdb log. What they answer was seen on 2023-07-R2 and 2025-09-R1, which both end with a memory
 * fault, mostly, when they are asked for a filter's addresses; this ends always.
 */
final class FilterRoutes {
    private static final Set<String> READ = Set.of("GET", "POST");
    private static final Set<String> POST = Set.of("POST");
    private static final Set<String> ADDRESSES = Set.of("source", "destination", "network", "other", "any");

    private final Answers answers;
    private final Runnable fault;
    private final ObjectNode deviceFilter;
    private final ObjectNode packetFilter;
    private final Set<String> devices = new TreeSet<>();
    private final Set<String> packets = new TreeSet<>();

    /**
     * Makes the filters, which hold nothing.
     *
     * @param fault ends Kismet
     */
    FilterRoutes(Answers answers, ObjectNode recording, Runnable fault) {
        this.answers = answers;
        this.fault = fault;
        deviceFilter = recording.withObject("/device_filter");
        packetFilter = recording.withObject("/packet_filter");
        deviceFilter.putObject("kismet.classfilter.macaddr.address_by_phy");
        packetFilter.putObject("kismet.packetfilter.macaddr.blocks_by_phy");
    }

    List<Route> routes() {
        String ofDevices = "/filters/class/kismetdb_devices/";
        String ofPackets = "/filters/packet/kismetdb_packets/";
        return List.of(
                filter(ofDevices, deviceFilter, devices),
                filter(ofPackets, packetFilter, packets),
                command(ofDevices + ":phy/set_filter", call -> set(call, devices, "as a dictionary", "Set filter\n")),
                command(ofDevices + ":phy/remove_filter", call -> remove(call, devices, "as an array")),
                command(ofPackets + ":phy/:block/set_filter", call -> {
                    requireAddress(call);
                    return set(call, packets, "to be a dictionary", "set filter\n");
                }),
                command(ofPackets + ":phy/:block/remove_filter", call -> {
                    requireAddress(call);
                    return remove(call, packets, "to be an array");
                }));
    }

    private Route filter(String path, ObjectNode filter, Set<String> addresses) {
        return Route.withExtension(path + "filter", READ, Role.READONLY, (call, reply) ->
                tell(call, reply, filter, addresses));
    }

    private void tell(Call call, Reply reply, ObjectNode filter, Set<String> addresses)
            throws IOException, InterruptedException {
        if (holdsAny(addresses) && asksForAddresses(call)) {
            fault.run();
            throw new IOException("Kismet has ended with a memory fault");
        }
        answers.selected(ignored -> filter).answer(call, reply);
    }

    private static boolean asksForAddresses(Call call) {
        FieldSelection selection = FieldSelection.parse(Json.member(call.json(), "fields"));
        return selection.isEverything()
                || selection.paths().stream().flatMap(List::stream).anyMatch(name -> name.contains(".macaddr."));
    }

    private synchronized boolean holdsAny(Set<String> addresses) {
        return !addresses.isEmpty();
    }

    private Route command(String path, Answers.Command command) {
        return Route.exact(path + "\\.cmd", POST, Role.ADMIN, answers.command(command));
    }

    private static void requireAddress(Call call) {
        String address = call.named().getOrDefault("block", "");
        if (!ADDRESSES.contains(address)) {
            throw new IllegalArgumentException("Unknown target block '" + address + "' in filter");
        }
    }

    private synchronized String set(Call call, Set<String> addresses, String form, String done) {
        JsonNode filter = sent(call);
        if (filter == null || !filter.isObject()) {
            throw new RefusedException(500, "Expected 'filter' " + form + "\n");
        }
        filter.properties().forEach(entry -> {
            Json.truth(entry.getValue());
            addresses.add(key(call, checked(entry.getKey())));
        });
        return done;
    }

    private synchronized String remove(Call call, Set<String> addresses, String form) {
        JsonNode filter = sent(call);
        if (filter == null || !filter.isArray()) {
            throw new RefusedException(500, "Expected 'filter' " + form + "\n");
        }
        filter.forEach(mac -> addresses.remove(key(call, checked(Json.text(mac)))));
        return "Removed filter\n";
    }

    private static @Nullable JsonNode sent(Call call) {
        return Json.member(call.json(), "filter");
    }

    private static String checked(String mac) {
        MacFilter filter = MacFilter.parse(mac);
        if (filter == null) {
            throw new IllegalArgumentException("Invalid MAC address: '" + mac + "'");
        }
        return filter.text();
    }

    private static String key(Call call, String mac) {
        return call.named().getOrDefault("phy", "") + ' ' + call.named().getOrDefault("block", "") + ' ' + mac;
    }
}
