package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Alerts: their kinds, those that were raised, and how clients define and raise their own. */
final class AlertRoutes {
    private static final Set<String> READ = Set.of("GET", "POST");
    private static final Set<String> POST = Set.of("POST");

    private final SimulatedRelease release;
    private final Answers answers;
    private final AlertDefinitions definitions;
    private final Alerts alerts;
    private final Clock clock;
    private final View view;

    AlertRoutes(
            SimulatedRelease release, Answers answers, AlertDefinitions definitions, Alerts alerts, Clock clock) {
        this.release = release;
        this.answers = answers;
        this.definitions = definitions;
        this.alerts = alerts;
        this.clock = clock;
        this.view = new View(release, answers, clock, alerts::all, false);
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.exact(
                        "/alerts/definitions/define_alert\\.cmd", POST, Role.ADMIN, answers.command(this::define)),
                read("/alerts/definitions", call -> definitions.all()),
                Route.exact("/alerts/raise_alerts\\.cmd", POST, Role.ADMIN, answers.command(this::raise)),
                read("/alerts/all_alerts", call -> alerts.matching(alert -> true)),
                read("/alerts/by-id/:id/alert", this::byId),
                read("/alerts/last-time/:timestamp/alerts", this::since),
                read("/alerts/wrapped/last-time/:timestamp/alerts", this::wrappedSince)));
        if (release.since(SimulatedRelease.R2021_08)) {
            routes.add(Route.withExtension("/alerts/alerts_view", READ, Role.READONLY, answers.whole(this::view)));
        }
        return List.copyOf(routes);
    }

    private Route read(String uri, Answers.Source source) {
        return Route.withExtension(uri, READ, Role.READONLY, answers.selected(source));
    }

    private String define(Call call) {
        onlyValid(() -> {
            if (!definitions.define(call.json())) {
                throw new RefusedException(503, "Could not define alert\n");
            }
        });
        return "";
    }

    private String raise(Call call) {
        onlyValid(() -> alerts.raise(call.json()));
        return "Alert raised\n";
    }

    private static void onlyValid(Runnable command) {
        try {
            command.run();
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static RefusedException invalid(String text) {
        return new RefusedException(400, "Invalid request: " + text + "\n");
    }

    private JsonNode byId(Call call) {
        JsonNode found = alerts.find(Numbers.whole(call.named().getOrDefault("id", "")));
        if (found == null) {
            throw new RefusedException(404, "{}");
        }
        return found;
    }

    private ArrayNode since(Call call) {
        double time = time(call);
        return alerts.matching(alert -> alert.path(Alerts.TIME).asDouble() > time);
    }

    private static double time(Call call) {
        try {
            return Numbers.decimal(call.named().getOrDefault("timestamp", ""));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "{}");
        }
    }

    private JsonNode wrappedSince(Call call) {
        Instant now = clock.instant();
        return JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("kismet.alert.list", since(call))
                .put(
                        "kismet.alert.timestamp",
                        BigDecimal.valueOf(now.getEpochSecond() * 1_000_000 + now.getNano() / 1000, 6));
    }

    /** Unlike other views, this one passes over fields that are malformed. */
    private static ArrayNode validFields(ArrayNode fields) {
        ArrayNode valid = JsonNodeFactory.instance.arrayNode();
        for (JsonNode field : fields) {
            if (field.isTextual() || field.isArray() && field.size() == 2) {
                valid.add(field);
            }
        }
        return valid;
    }

    private JsonNode view(Call call) {
        JsonNode json = call.json();
        if (json == null || !json.isObject()) {
            throw invalid("[json.exception.type_error.306] cannot use value() with " + Json.typeOf(json));
        }
        ObjectNode valid = json.deepCopy();
        valid.remove("fields");
        if (json.has("fields")) {
            onlyValid(() -> valid.set("fields", validFields(Json.array(json.path("fields")))));
        }
        return view.answer(new Call(
                call.method(), call.path(), call.query(), call.named(), call.extension(), call.variables(), valid));
    }
}
