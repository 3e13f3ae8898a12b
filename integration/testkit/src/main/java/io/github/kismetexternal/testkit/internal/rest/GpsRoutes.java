package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * GPS receivers: those that clients add, of the kinds {@code virtual} and {@code web}, all in the one recorded place
 * until a client tells another. Texts as 2023-07-R2 and 2025-09-R1 were seen to answer.
 */
final class GpsRoutes {
    private static final Set<String> READ = Set.of("GET", "POST");
    private static final Set<String> POST = Set.of("POST");
    private static final String ID = "kismet.gps.uuid";
    private static final String LOCATION = "kismet.common.location.";

    private final Answers answers;
    private final ObjectNode template;
    private final JsonNode nowhere;
    private final ObjectNode place;
    private final ArrayNode receivers = JsonNodeFactory.instance.arrayNode();

    GpsRoutes(Answers answers, ObjectNode recording) {
        this.answers = answers;
        template = recording.withObject("/gps_virtual");
        nowhere = recording.path("location");
        place = JsonNodeFactory.instance.objectNode().put(LOCATION + "fix", 3);
        place.putArray(LOCATION + "geopoint").add(2.5).add(1.5);
        place.put(LOCATION + "alt", 3).put(LOCATION + "speed", 0);
    }

    List<Route> routes() {
        return List.of(
                Route.withExtension("/gps/location", READ, Role.READONLY, answers.selected(call -> best())),
                Route.withExtension("/gps/all_gps", READ, Role.READONLY, answers.selected(call -> all())),
                Route.withExtension(
                        "/gps/all_locations", READ, Role.READONLY, answers.selectedByKey(call -> locations())),
                Route.withExtension(
                        "/gps/by-uuid/:uuid/location", READ, Role.READONLY, answers.selected(this::location)),
                Route.exact("/gps/add_gps\\.cmd", POST, Role.ADMIN, answers.whole(this::add)),
                Route.exact("/gps/web/update\\.cmd", POST, Role.ADMIN, answers.command(this::tell)),
                Route.exact(
                        "/gps/by-uuid/:uuid/remove_gps\\.cmd",
                        Set.of("GET"),
                        Role.ADMIN,
                        answers.command(this::remove)));
    }

    private synchronized JsonNode best() {
        return receivers.isEmpty() ? nowhere : locationOf(receivers.get(0));
    }

    private ObjectNode locationOf(JsonNode receiver) {
        return place.deepCopy().put(LOCATION + "gps_uuid", receiver.path(ID).asText());
    }

    private synchronized JsonNode all() {
        return receivers.deepCopy();
    }

    private synchronized JsonNode locations() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        receivers.forEach(receiver -> all.set(receiver.path(ID).asText(), place.deepCopy()));
        return all;
    }

    private synchronized JsonNode location(Call call) {
        return locationOf(receivers.get(index(call)));
    }

    private synchronized JsonNode add(Call call) {
        String definition = Json.text(Json.member(call.json(), "definition"));
        if (!definition.startsWith("virtual:") && !definition.startsWith("web:")) {
            throw new RefusedException(500, "{}");
        }
        ObjectNode receiver = template.deepCopy();
        receiver.put(ID, UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
        receiver.put("kismet.gps.definition", definition);
        receivers.add(receiver);
        return receiver.deepCopy();
    }

    private synchronized String tell(Call call) {
        double latitude = Json.number(Json.member(call.json(), "lat"));
        double longitude = Json.number(Json.member(call.json(), "lon"));
        place.putArray(LOCATION + "geopoint").add(longitude).add(latitude);
        return "Updated\n";
    }

    private synchronized String remove(Call call) {
        receivers.remove(index(call));
        return "Removed GPS\n";
    }

    private int index(Call call) {
        String uuid = RecordedRoutes.checkedUuid(call);
        for (int i = 0; i < receivers.size(); i++) {
            if (receivers.get(i).path(ID).asText().equalsIgnoreCase(uuid)) {
                return i;
            }
        }
        throw new IllegalArgumentException("unknown GPS");
    }
}
