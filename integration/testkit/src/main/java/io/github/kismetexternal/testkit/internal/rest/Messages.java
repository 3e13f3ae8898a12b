package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The last messages. Safe for use by several threads. */
final class Messages {
    /** How many are kept: 2025-09 messagebus_restclient.cc:54. */
    static final int KEPT = 50;

    private static final Set<String> READ = Set.of("GET", "POST");
    private static final String TIME = "kismet.messagebus.message_time";

    private final Answers answers;
    private final Clock clock;
    private final Deque<JsonNode> messages = new ArrayDeque<>();

    Messages(Answers answers, JsonNode recorded, Clock clock) {
        this.answers = answers;
        this.clock = clock;
        recorded.forEach(this::add);
    }

    void add(int flags, String text, Instant time) {
        add(JsonNodeFactory.instance
                .objectNode()
                .put("kismet.messagebus.message_string", text)
                .put("kismet.messagebus.message_flags", flags)
                .put(TIME, time.getEpochSecond()));
    }

    private synchronized void add(JsonNode message) {
        messages.add(message);
        if (messages.size() > KEPT) {
            messages.remove();
        }
    }

    List<Route> routes() {
        return List.of(
                Route.withExtension(
                        "/messagebus/last-time/:timestamp/messages",
                        READ,
                        Role.READONLY,
                        answers.selected(this::wrappedSince)),
                Route.withExtension(
                        "/messagebus/all_messages",
                        READ,
                        Role.READONLY,
                        answers.selected(call -> since(Long.MIN_VALUE))));
    }

    private ObjectNode wrappedSince(Call call) {
        ArrayNode list = since(Numbers.whole(call.named().getOrDefault("timestamp", "")));
        return JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("kismet.messagebus.list", list)
                .put("kismet.messagebus.timestamp", clock.instant().getEpochSecond());
    }

    private synchronized ArrayNode since(long time) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        messages.stream().filter(message -> message.path(TIME).asLong() > time).forEach(list::add);
        return list;
    }
}
