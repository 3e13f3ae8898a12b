package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.util.List;
import java.util.Set;

/**
 * Commands to the recorded sources, which are capture files: they stop and go on, cannot be tuned, and no others can be
 * opened. Texts as 2023-07-R2 and 2025-09-R1 were seen to answer.
 */
final class SourceCommands {
    private static final Set<String> COMMAND = Set.of("GET", "POST");
    private static final String PAUSED = "kismet.datasource.paused";
    private static final String RUNNING = "kismet.datasource.running";

    private final Answers answers;
    private final JsonNode sources;

    SourceCommands(Answers answers, JsonNode sources) {
        this.answers = answers;
        this.sources = sources;
    }

    List<Route> routes() {
        return List.of(
                command("pause_source", call -> change(call, PAUSED, 1, "Source already paused")),
                command("resume_source", call -> change(call, PAUSED, 0, "Source already running")),
                command("open_source", call -> change(call, RUNNING, 1, "source already running")),
                command("close_source", call -> change(call, RUNNING, 0, "")),
                command("disable_source", call -> change(call, RUNNING, 0, "")),
                command("set_channel", this::refuse),
                command("set_hop", this::refuse),
                Route.exact("/datasource/add_source\\.cmd", Set.of("POST"), Role.ADMIN, answers.whole(this::add)));
    }

    private Route command(String name, Answers.Source source) {
        return Route.exact(
                "/datasource/by-uuid/:uuid/" + name + "\\.cmd", COMMAND, Role.ADMIN, answers.whole(source));
    }

    private synchronized JsonNode change(Call call, String field, int value, String complaint) {
        ObjectNode source = source(call);
        if (source.path(field).asInt() == value && !complaint.isEmpty()) {
            throw RefusedException.error(complaint + "\n");
        }
        source.put(field, value);
        return source.deepCopy();
    }

    private JsonNode refuse(Call call) {
        source(call);
        throw new RefusedException(500, "{}");
    }

    /** A file that is added again has the UUID of the first, which Kismet then answers with. */
    private JsonNode add(Call call) {
        String definition = Json.text(Json.member(call.json(), "definition"));
        for (JsonNode source : sources) {
            if (source.path("kismet.datasource.definition").asText().equals(definition)) {
                return source;
            }
        }
        throw new RefusedException(500, "{}");
    }

    private ObjectNode source(Call call) {
        String uuid = call.named().getOrDefault("uuid", "");
        for (JsonNode source : sources) {
            if (source.path("kismet.datasource.uuid").asText().equalsIgnoreCase(uuid)) {
                return (ObjectNode) source;
            }
        }
        throw new IllegalArgumentException("no such datasource");
    }
}
