package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Endpoint;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Logs that are begun and ended, but never written, and the packets of a recorded one. Texts as 2023-07-R2 and
 * 2025-09-R1 were seen to answer.
 */
final class LogRoutes {
    private static final Set<String> READ = Set.of("GET", "POST");
    private static final Set<String> POST = Set.of("POST");
    private static final String UUID_FIELD = "kismet.logfile.uuid";
    private static final String OPEN = "kismet.logfile.open";

    private final Answers answers;
    private final ObjectNode template;
    private final JsonNode types;
    private final byte[] packets;
    private final ArrayNode logs = JsonNodeFactory.instance.arrayNode();

    LogRoutes(Answers answers, ObjectNode recording) {
        this.answers = answers;
        template = recording.withObject("/log_file");
        types = recording.path("log_drivers");
        packets = Base64.getDecoder().decode(recording.path("pcapng").asText());
    }

    List<Route> routes() {
        return List.of(
                Route.withExtension("/logging/active", READ, Role.READONLY, answers.selected(call -> active())),
                Route.exact(
                        "/logging/by-class/:class/start\\.cmd", READ, Role.ADMIN, answers.whole(this::start)),
                Route.exact("/logging/by-uuid/:uuid/stop\\.cmd", READ, Role.ADMIN, answers.command(this::stop)),
                Route.exact(
                        "/logging/kismetdb/pcap/drop\\.cmd",
                        POST,
                        Role.ADMIN,
                        answers.command(call -> "Packets removed\n")),
                Route.exact("/poi/create_poi\\.cmd", POST, Role.ADMIN, answers.command(call -> "POI created\n")),
                capture("/logging/kismetdb/pcap/:title"));
    }

    private Route capture(String uri) {
        Endpoint endpoint = (call, reply) -> {
            reply.head(200, Map.of("Content-Type", "application/vnd.tcpdump.pcap"));
            reply.body().write(packets);
        };
        return Route.exact(uri, READ, Role.READONLY, endpoint);
    }

    private synchronized JsonNode active() {
        return logs.deepCopy();
    }

    private synchronized JsonNode start(Call call) {
        String wanted = call.named().getOrDefault("class", "");
        for (JsonNode type : types) {
            if (type.path("kismet.logfile.type.class").asText().equals(wanted)) {
                ObjectNode log = template.deepCopy();
                log.put(UUID_FIELD, UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
                log.set("kismet.log.type_driver", type);
                logs.add(log);
                return log.deepCopy();
            }
        }
        throw RefusedException.error("invalid logclass\n");
    }

    private synchronized String stop(Call call) {
        for (JsonNode log : logs) {
            if (log.path(UUID_FIELD).asText().equalsIgnoreCase(call.named().getOrDefault("uuid", ""))) {
                ((ObjectNode) log).put(OPEN, 0);
                return "OK\n";
            }
        }
        throw new IllegalArgumentException("no such log");
    }
}
