package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The state of the server itself, and its time. */
final class SystemRoutes {
    private static final Set<String> READ = Set.of("GET", "POST");
    private static final long NANOS_PER_MICRO = 1000;

    private final Answers answers;
    private final ObjectNode status;
    private final DeviceList devices;
    private final Clock clock;

    SystemRoutes(Answers answers, ObjectNode recording, DeviceList devices, Instant start, Clock clock) {
        this.answers = answers;
        this.status = recording.withObject("/status").put("kismet.system.timestamp.start_sec", start.getEpochSecond());
        this.devices = devices;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.withExtension("/system/status", READ, Role.READONLY, answers.selected(call -> status())),
                Route.withExtension("/system/timestamp", READ, Role.READONLY, answers.selected(call -> timestamp())),
                Route.withExtension(
                        "/system/user_status",
                        READ,
                        Role.ANYBODY,
                        answers.selected(call -> JsonNodeFactory.instance
                                .objectNode()
                                .set("kismet.system.user", status.path("kismet.system.user")))));
    }

    JsonNode status() {
        return status.deepCopy()
                .put("kismet.system.devices.count", devices.all().size())
                .setAll(timestamp());
    }

    ObjectNode timestamp() {
        Instant now = clock.instant();
        return JsonNodeFactory.instance
                .objectNode()
                .put("kismet.system.timestamp.sec", now.getEpochSecond())
                .put("kismet.system.timestamp.usec", now.getNano() / NANOS_PER_MICRO);
    }
}
