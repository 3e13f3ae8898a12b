package io.github.kismetexternal.testkit;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.http.HandlerLimits;
import io.github.kismetexternal.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever goes wrong in a plugin, what a browser sent and what Kismet granted stays out of console, messages and
 * trace; and a plugin writes where it may only.
 */
@Timeout(120)
class NothingLeaksIT {
    private static final String PASSWORD = "hunter2secret";
    private static final String FIELD = "passwordfield";
    private static final String SSID = "neighbours-wifi";
    /** What a JVM opens for itself; the socket is one of a pair, and no network is behind it. */
    private static final String OF_A_JVM =
            "/dev/(null|u?random)|/(proc|sys)/.*|pipe:.*|anon_inode:.*|.*\\.(jar|jsa)|.*/modules"
                    + "|socket without network";

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    /** A plugin that fails in every way, and whose author logs what is meant to be logged. */
    static final class Failing {
        public static void main(String[] args) {
            KismetPlugin.named("failing")
                    .logToKismet()
                    .limits(new HandlerLimits(64, 1024, Duration.ofMillis(500)))
                    .health("/failing/health.json")
                    .post("/failing/logged", request -> {
                        System.err.println("author's line: " + request);
                        return Response.text("ok");
                    })
                    .post("/failing/throws", request -> {
                        throw new IOException("disk");
                    })
                    .post("/failing/error", request -> {
                        throw new OutOfMemoryError("thrown by the test");
                    })
                    .post("/failing/null", request -> null)
                    .post("/failing/late", request -> {
                        TimeUnit.DAYS.sleep(1);
                        return Response.text("never");
                    })
                    .post("/failing/large", request -> Response.text("x").withHeader("X-Large", "x".repeat(20_000)))
                    .post("/failing/stream", request -> Response.stream("text/plain", out -> {
                        throw new IOException("disk");
                    }))
                    .get("/failing/query", request -> {
                        throw new IOException("disk");
                    })
                    .on("SEEN", event -> {
                        throw new IllegalStateException("author's line: " + event);
                    })
                    .onStart(kismet -> {
                        kismet.dataDirectory();
                        kismet.routeAsync("GET", "/failing/token", request -> kismet.authToken().thenApply(token -> {
                            System.err.println("author's line: " + token);
                            return Response.text(token.value());
                        }));
                        kismet.routeAsync("POST", "/failing/async", request -> kismet.authToken()
                                .thenCompose(token -> CompletableFuture.failedFuture(new IOException("disk"))));
                    })
                    .run(args);
        }
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @EnumSource(
            value = SimulatedRelease.class,
            names = {"R2020_12", "R2023_07", "R2025_09"})
    void out_of_a_plugin_that_fails_in_every_way(SimulatedRelease release) throws Exception {
        Files.createDirectories(directory.resolve("home"));
        Files.createDirectories(directory.resolve("tmp"));
        Files.createDirectories(directory.resolve("work"));
        Path trace = directory.resolve("trace");
        String token;
        List<String> told;
        try (KismetSimulator kismet = KismetSimulator.builder()
                .release(release)
                .events(EventSchedule.silent())
                .environment("KISMET_PLUGIN_TRACE", trace.toString())
                .environment("HOME", directory.resolve("home").toString())
                .command("failing", command())
                .start()) {
            KismetClient client = kismet.client();
            client.getUntil("failing/token", response -> response.statusCode() == 200);
            token = client.get("failing/token").body();
            for (String page : List.of("logged", "throws", "error", "null", "late", "large", "stream", "async")) {
                client.post("failing/" + page, Map.of(FIELD, PASSWORD));
            }
            assertThat(client.get("failing/query?" + FIELD + "=" + PASSWORD).statusCode()).isEqualTo(500);
            kismet.raise("SEEN", "{\"SEEN\":{\"ssid\":\"" + SSID + "\"}}");
            ProbePlugin.await(() -> console(kismet).contains("Event[SEEN]"), "the event's failure");
            assertThat(client.get("failing/health.json").body())
                    .contains("\"504\":1", "\"500\":7")
                    .doesNotContain(token, PASSWORD, FIELD, SSID);
            assertThat(descriptors(kismet.plugin().process().pid()))
                    .contains(trace.toString())
                    .allMatch(open -> open.equals(trace.toString()) || open.matches(OF_A_JVM));
            kismet.plugin().closePipe();
            assertThat(kismet.plugin().awaitExit(DEADLINE)).isZero();
            told = new ArrayList<>(kismet.messages().stream().map(Message::text).toList());
            told.addAll(kismet.plugin().console());
        }

        assertThat(token).hasSize(32);
        assertThat(String.join("\n", told))
                .contains("POST /failing/throws", "Request[POST /failing/logged, 1 variables]", "AuthToken[…]")
                .doesNotContain(token, PASSWORD, FIELD, SSID);
        assertThat(Files.readString(trace))
                .contains("HTTPREQUEST", "/failing/throws 1 variables", "token left out", "EVENT SEEN")
                .doesNotContain(token, PASSWORD, FIELD, SSID);
        assertThat(files()).containsExactlyInAnyOrder("trace");
        assertThat(directory.resolve("home/.kismet/plugin-data/failing")).isEmptyDirectory();
    }

    private List<String> command() {
        return List.of(
                "sh",
                "-c",
                "cd \"$0\" && exec \"$@\"",
                directory.resolve("work").toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Duser.home=" + directory.resolve("home"),
                "-Djava.io.tmpdir=" + directory.resolve("tmp"),
                "-cp",
                System.getProperty("java.class.path"),
                Failing.class.getName());
    }

    private static String console(KismetSimulator kismet) {
        return String.join("\n", kismet.plugin().console());
    }

    private static List<String> descriptors(long pid) throws IOException {
        List<String> targets = new ArrayList<>();
        try (Stream<Path> links = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path link : links.toList()) {
                targets.add(target(link));
            }
        }
        return targets;
    }

    private static String target(Path descriptor) throws IOException {
        String target = Files.readSymbolicLink(descriptor).toString();
        if (!target.startsWith("socket:")) {
            return target;
        }
        String inode = " " + target.replaceAll("[^0-9]", "") + " ";
        for (Path sockets : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            if (Files.exists(sockets) && Files.readString(sockets).contains(inode)) {
                return target;
            }
        }
        return "socket without network";
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        }
    }
}
