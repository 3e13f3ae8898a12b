package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The MAC addresses whose coming and going clients want alerts about; none is ever raised. */
final class MacAlertRoutes {
    private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}");

    private final Answers answers;
    private final Map<String, Set<String>> lists = Map.of("found", new TreeSet<>(), "lost", new TreeSet<>());

    MacAlertRoutes(Answers answers) {
        this.answers = answers;
    }

    List<Route> routes() {
        return List.of(
                Route.withExtension(
                        "/devices/alerts/mac/:type/macs", Set.of("GET"), Role.READONLY, answers.whole(this::list)),
                command("add", Set::addAll),
                command("remove", Set::removeAll));
    }

    /** What is done to a list. */
    private interface Change {
        boolean apply(Set<String> list, Set<String> macs);
    }

    private Route command(String name, Change change) {
        return Route.exact(
                "/devices/alerts/mac/:type/" + name + "\\.cmd",
                Set.of("POST"),
                Role.ADMIN,
                answers.command(call -> change(call, change)));
    }

    private synchronized JsonNode list(Call call) {
        ArrayNode macs = JsonNodeFactory.instance.arrayNode();
        lists(call).forEach(list -> list.forEach(macs::add));
        return macs;
    }

    private synchronized String change(Call call, Change change) {
        JsonNode sent = Json.member(call.json(), "macs");
        Set<String> macs = new TreeSet<>();
        for (JsonNode mac : Json.array(sent == null ? JsonNodeFactory.instance.nullNode() : sent)) {
            if (!MAC.matcher(mac.asText()).matches()) {
                throw new IllegalArgumentException("invalid MAC address in macs list");
            }
            macs.add(mac.asText());
        }
        lists(call).forEach(list -> change.apply(list, macs));
        return "";
    }

    private List<Set<String>> lists(Call call) {
        String type = call.named().getOrDefault("type", "");
        List<Set<String>> found = new ArrayList<>();
        lists.forEach((name, list) -> {
            if (type.equals(name) || type.equals("both")) {
                found.add(list);
            }
        });
        return found;
    }
}
