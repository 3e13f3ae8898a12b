package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.testkit.EventSchedule;
import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import io.github.kismetexternal.wire.Generation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A plugin's events that do not fit a frame of Kismet 2025-09, in a process of its own with real pipes. */
@Timeout(180)
class LargeEventsTest {
    private static final int DEVICES = 30;
    private static final int SIZE = 20_000;
    private static final List<String> COMMAND = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LargeEventsPlugin.class.getName());

    @ParameterizedTest
    @EnumSource
    void a_plugin_that_listens_to_devices_larger_than_16_KiB_gets_them_all_and_lives(SimulatedRelease release)
            throws Exception {
        try (KismetSimulator kismet = started(release)) {
            KismetClient client = kismet.client();
            long pid = kismet.plugin().process().pid();
            awaitSubscribed(kismet, client);
            for (int n = 0; n < DEVICES; n++) {
                kismet.raise("NEW_DEVICE", content("NEW_DEVICE", n, SIZE));
            }
            kismet.raise("SMALL", content("SMALL", 1, 100));

            client.getUntil("large/seen", answer -> answer.body().contains("NEW_DEVICE " + (DEVICES - 1) + " "));
            List<String> seen = client.getUntil("large/seen", answer -> answer.body().contains("SMALL 1 "))
                    .body()
                    .lines()
                    .toList();
            assertThat(seen.stream().filter(line -> line.startsWith("NEW_DEVICE ") && !line.startsWith("NEW_DEVICE -")))
                    .isEqualTo(IntStream.range(0, DEVICES).mapToObj(n -> "NEW_DEVICE " + n + " " + SIZE).toList());
            assertThat(kismet.fatalities()).isEmpty();
            assertThat(kismet.plugin().isConnected()).isTrue();
            assertThat(kismet.plugin().process().pid()).isEqualTo(pid);
            assertThat(kismet.plugin().process().isAlive()).isTrue();
            assertThat(client.get("large/health.json").body())
                    .contains("\"malformed\":0,\"tooLarge\":0", "\"droppedUnread\":0,\"droppedByType\":{}");
        }
    }

    @Test
    void the_log_says_once_why_the_websocket_is_used() throws Exception {
        try (KismetSimulator kismet = started(SimulatedRelease.R2025_09)) {
            awaitSubscribed(kismet, kismet.client());
            kismet.cutWebsockets();
            awaitConnections(kismet.client(), 2);

            assertThat(kismet.plugin().console()).filteredOn(line -> line.contains("event websocket"))
                    .singleElement()
                    .asString()
                    .contains("NEW_DEVICE", "16359");
        }
    }

    @Test
    void events_asked_for_after_the_start_come_too_and_again_after_the_websocket_was_cut() throws Exception {
        try (KismetSimulator kismet = started(SimulatedRelease.R2025_09)) {
            KismetClient client = kismet.client();
            awaitSubscribed(kismet, client);
            assertThat(client.get("large/more").body()).isEqualTo("more");
            awaitDelivered(kismet, client, "DOT11_PROBED_SSID", -2);

            kismet.cutWebsockets();
            awaitConnections(client, 2);
            awaitDelivered(kismet, client, "DOT11_PROBED_SSID", -3);
            awaitDelivered(kismet, client, "NEW_DEVICE", -4);
            assertThat(kismet.fatalities()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Unreachable.class)
    void where_the_web_server_cannot_be_used_the_log_says_what_to_do_and_all_else_goes_on(Unreachable why)
            throws Exception {
        try (KismetSimulator kismet = builder(SimulatedRelease.R2025_09)
                .environment("KISMET_REST_URL", why.url)
                .start()) {
            KismetClient client = kismet.client();
            kismet.plugin().awaitReady(Duration.ofSeconds(60));
            client.getUntil("large/health.json", answer -> answer.body().contains(why.problem));
            kismet.raise("SMALL", content("SMALL", 1, 100));

            client.getUntil("large/seen", answer -> answer.body().contains("SMALL 1 "));
            client.getUntil("large/seen", answer -> warnings(kismet) > 0);
            assertThat(warnings(kismet)).isOne();
            assertThat(kismet.plugin().console()).anySatisfy(line -> assertThat(line).contains(why.problem));
            assertThat(kismet.plugin().isConnected()).isTrue();
        }
    }

    private enum Unreachable {
        CLOSED_PORT("http://127.0.0.1:1/", "set KISMET_REST_URL"),
        ANOTHER_MACHINE("http://192.0.2.1:2501/", "must be on loopback or https"),
        NO_URL("nonsense", "must be a URL");

        private final String url;
        private final String problem;

        Unreachable(String url, String problem) {
            this.url = url;
            this.problem = problem;
        }
    }

    private static long warnings(KismetSimulator kismet) {
        return kismet.plugin().console().stream()
                .filter(line -> line.contains("no events of type NEW_DEVICE"))
                .count();
    }

    /** Ten times what is promised; a busy machine gets three chances. */
    @Test
    void the_websocket_does_not_delay_the_plugins_end() throws Exception {
        boolean inTime = false;
        for (int attempt = 0; attempt < 3 && !inTime; attempt++) {
            try (KismetSimulator kismet = started(SimulatedRelease.R2025_09)) {
                awaitSubscribed(kismet, kismet.client());
                kismet.plugin().expectEnd();
                long begun = System.nanoTime();
                kismet.plugin().closePipe();
                kismet.plugin().awaitExit(Duration.ofSeconds(30));
                inTime = System.nanoTime() - begun < Duration.ofSeconds(1).toNanos();
            }
        }
        assertThat(inTime).isTrue();
    }

    private static SimulatorBuilder builder(SimulatedRelease release) {
        return KismetSimulator.builder()
                .release(release)
                .events(EventSchedule.silent())
                .command("large", COMMAND);
    }

    private static KismetSimulator started(SimulatedRelease release) throws Exception {
        KismetSimulator kismet = builder(release).start();
        kismet.plugin().awaitReady(Duration.ofSeconds(60));
        return kismet;
    }

    private static void awaitSubscribed(KismetSimulator kismet, KismetClient client) throws Exception {
        if (kismet.plugin().generation().orElseThrow() == Generation.V3) {
            awaitConnections(client, 1);
        }
        awaitDelivered(kismet, client, "NEW_DEVICE", -1);
    }

    private static void awaitConnections(KismetClient client, int count) throws Exception {
        client.withDeadline(Duration.ofSeconds(90)).getUntil(
                "large/health.json",
                answer -> answer.body().contains("{\"state\":\"CONNECTED\",\"connections\":" + count));
    }

    /** What has been sent need not have been read. */
    private static void awaitDelivered(KismetSimulator kismet, KismetClient client, String type, int n)
            throws Exception {
        client.getUntil("large/seen", answer -> {
            kismet.raise(type, content(type, n, SIZE));
            return answer.body().contains(type + " " + n + " ");
        });
    }

    private static String content(String type, int n, int size) {
        String content = "{\"" + type + "\":{\"n\":" + n + ",\"padding\":\"\"}}";
        return content.replace("\"\"", "\"" + "x".repeat(size - content.length()) + "\"");
    }
}
