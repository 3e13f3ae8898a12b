package io.github.kismetexternal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** More events than a plugin can take, in a process with little memory. */
@Timeout(120)
class EventStormTest {
    private static final int EVENTS = 100_000;
    private static final int EVENTS_PER_PING = 1000;
    /** All events of the storm would take some 30 MB, and as trees ten times that. */
    private static final String LITTLE_MEMORY = "-Xmx24m";

    /** An author's plugin that takes its time. */
    static final class Sleepy {
        public static void main(String[] args) {
            KismetPlugin.named("test")
                    .on("MINE", event -> TimeUnit.MILLISECONDS.sleep(50))
                    .health("/test/health.json")
                    .onStart(kismet -> kismet.message("started"))
                    .run(args);
        }
    }

    @Test
    void loses_no_pong_and_no_request_and_counts_what_it_drops() throws Exception {
        try (PluginProcess plugin =
                PluginProcess.start(Sleepy.class, Map.of(), LITTLE_MEMORY, "-XX:+ExitOnOutOfMemoryError")) {
            plugin.awaitMessage("started");
            CompletableFuture<Void> storm =
                    CompletableFuture.runAsync(() -> raiseAll(plugin), PluginProcess::onThreadOfItsOwn);
            for (int i = 0; i < EVENTS / EVENTS_PER_PING; i++) {
                plugin.await(Pong.class::isInstance, "pong " + i);
            }
            storm.join();

            JsonNode events = health(plugin);
            long dropped = events.at("/droppedByType/MINE").asLong();
            long waiting = events.at("/handlers/0/waiting").asLong();
            assertThat(events.path("received").asInt()).isEqualTo(EVENTS);
            assertThat(dropped).isPositive().isEqualTo(events.at("/handlers/0/dropped").asLong());
            assertThat(waiting).as("1 MiB of them").isBetween(3000L, 4000L);
            assertThat(EVENTS - dropped - waiting)
                    .as("handled, 20 a second")
                    .isBetween(1L, 2500L);
        }
    }

    private static void raiseAll(PluginProcess plugin) {
        String body = "{\"text\":\"" + "x".repeat(100) + "\"}";
        try {
            for (int i = 0; i < EVENTS; i++) {
                plugin.send(FakeKismet.event("MINE", body));
                if (i % EVENTS_PER_PING == 0) {
                    plugin.send(new Ping());
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode health(PluginProcess plugin) throws Exception {
        plugin.request(0, "GET", "/test/health.json", Map.of());
        Command answer = plugin.await(HttpResponse.class::isInstance, "health");
        return new JsonMapper().readTree(((HttpResponse) answer).content().utf8()).path("events");
    }
}
