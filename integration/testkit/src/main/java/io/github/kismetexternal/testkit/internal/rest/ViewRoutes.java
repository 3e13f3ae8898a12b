package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The views of devices: all, by PHY, by source, and Wi-Fi's access points. */
final class ViewRoutes {
    private static final Set<String> READ = Set.of("GET", "POST");
    private static final String ID = "kismet.devices.view.id";
    private static final int ACCESS_POINT = 1;

    private final SimulatedRelease release;
    private final Answers answers;
    private final JsonNode views;
    private final DeviceList devices;
    private final Clock clock;

    ViewRoutes(SimulatedRelease release, Answers answers, ObjectNode recording, DeviceList devices, Clock clock) {
        this.release = release;
        this.answers = answers;
        this.views = recording.path("views");
        this.devices = devices;
        this.clock = clock;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.withExtension(
                "/devices/views/all_views", READ, Role.READONLY, answers.selected(call -> allViews())));
        for (JsonNode view : views) {
            String id = view.path(ID).asText();
            String path = "/devices/views/" + id.replace(".", "\\.");
            Predicate<JsonNode> members = members(id);
            View devicesOfView = new View(
                    release, answers, clock, () -> devices.all().stream().filter(members).toList(), true);
            routes.add(Route.withExtension(
                    path + "/devices", READ, Role.READONLY, answers.whole(devicesOfView::answer)));
            routes.add(Route.withExtension(
                    path + "/last-time/:timestamp/devices",
                    READ,
                    Role.READONLY,
                    answers.selected(call -> recent(call, members))));
        }
        return List.copyOf(routes);
    }

    private JsonNode allViews() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (JsonNode view : views) {
            int size = devices.matching(members(view.path(ID).asText())).size();
            all.add(view.<ObjectNode>deepCopy().put("kismet.devices.view.size", size));
        }
        return all;
    }

    private JsonNode recent(Call call, Predicate<JsonNode> members) {
        long time = timestamp(call);
        long since = time < 0 ? clock.instant().getEpochSecond() + time : time;
        JsonNode regex = Json.member(call.json(), "regex");
        Predicate<JsonNode> fits = regex == null ? device -> true : filter(regex)::matches;
        return devices.matching(device ->
                members.test(device) && device.path(DeviceList.LAST_TIME).asLong() >= since && fits.test(device));
    }

    /** What does not parse counts as 0. */
    private static long timestamp(Call call) {
        try {
            return Numbers.whole(call.named().getOrDefault("timestamp", ""));
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /** Here Kismet writes an empty object behind the error. */
    private static RegexFilter filter(JsonNode regex) {
        try {
            return RegexFilter.parse(regex);
        } catch (RefusedException e) {
            throw new RefusedException(e.status(), e.text() + "{}");
        }
    }

    private static Predicate<JsonNode> members(String id) {
        if (id.startsWith("phy-")) {
            String phy = id.substring("phy-".length());
            return device -> device.path("kismet.device.base.phyname").asText().equals(phy);
        }
        if (id.startsWith("seenby-")) {
            String source = id.substring("seenby-".length());
            return device -> device.path("kismet.device.base.seenby")
                    .findValuesAsText("kismet.common.seenby.uuid")
                    .contains(source);
        }
        return id.equals("phydot11_accesspoints")
                ? device -> device.path("kismet.device.base.basic_type_set").asInt() == ACCESS_POINT
                : device -> true;
    }
}
