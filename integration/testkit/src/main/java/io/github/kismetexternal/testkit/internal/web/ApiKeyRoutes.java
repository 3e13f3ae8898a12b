package io.github.kismetexternal.testkit.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.rest.Json;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Reply;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import io.github.kismetexternal.testkit.internal.route.RouteTable;
import java.io.IOException;
import java.util.Set;

/**
 * The routes that make, show and revoke tokens, with the texts that 2025-09-R1 was seen to answer. Like Kismet, they
 * take a duration and do not keep to it.
 */
final class ApiKeyRoutes {
    private ApiKeyRoutes() {}

    static void add(RouteTable routes, SimulatedRelease release, ApiKeys keys) {
        routes.add(Route.exact("/auth/apikey/generate\\.cmd", Set.of("POST"), Role.ADMIN,
                (call, reply) -> generate(keys, call, reply)));
        routes.add(Route.exact("/auth/apikey/revoke\\.cmd", Set.of("POST"), Role.ADMIN,
                (call, reply) -> revoke(keys, call, reply)));
        routes.add(Route.withExtension("/auth/apikey/list", Set.of("GET"), Role.ADMIN,
                (call, reply) -> JsonReply.send(reply, release, call, list(keys))));
    }

    private static void generate(ApiKeys keys, Call call, Reply reply) throws IOException {
        TextReply.begin(reply);
        String name = Json.text(Json.member(call.json(), "name"));
        String role = Json.text(Json.member(call.json(), "role"));
        Json.number(Json.member(call.json(), "duration"));
        TextReply.send(reply, 200, keys.create(name, role));
    }

    private static void revoke(ApiKeys keys, Call call, Reply reply) throws IOException {
        TextReply.begin(reply);
        String name = Json.text(Json.member(call.json(), "name"));
        if (name.equals(ApiKeys.LOGON)) {
            throw new IllegalArgumentException("cannot remove autoprovisioned web logon");
        }
        if (!keys.remove(name)) {
            throw new IllegalArgumentException("cannot delete unknown auth record");
        }
        TextReply.send(reply, 200, "revoked\n");
    }

    private static JsonNode list(ApiKeys keys) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ApiKeys.ApiKey key : keys.list()) {
            if (!key.name().equals(ApiKeys.LOGON)) {
                list.addObject()
                        .put("kismet.httpd.auth.name", key.name())
                        .put("kismet.httpd.auth.role", key.role())
                        .put("kismet.httpd.auth.expiration", 0)
                        .put("kismet.httpd.auth.token", key.token());
            }
        }
        return list;
    }
}
