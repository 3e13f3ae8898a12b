package io.github.kismetexternal;

import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.FrameTooLargeException;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.wire.Generation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class KismetPluginTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Demo", "1demo", "my-demo", "demo/x", "..", "dëmo", "_demo"})
    void a_name_that_is_no_directory_of_a_plugin_is_refused(String name) {
        assertThatThrownBy(() -> KismetPlugin.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plugin name (" + name + ") must be");
    }

    @Test
    void start_handlers_run_in_order_until_one_fails() {
        List<String> started = new ArrayList<>();
        KismetPlugin plugin = KismetPlugin.named("demo2_x")
                .onStart(kismet -> started.add("one"))
                .onStart(kismet -> {
                    throw new IllegalStateException("two");
                })
                .onStart(kismet -> started.add("three"));

        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThatThrownBy(() -> plugin.started(kismet.kismet())).hasMessage("two");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(started).containsExactly("one");
    }

    @Test
    void messages_are_sent_with_their_severity() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.kismet().message("Hello");
            kismet.kismet().message(Severity.ALERT, "Grüße\nzwei");

            assertThat(kismet.next()).isEqualTo(new Message(Severity.INFO, "Hello"));
            assertThat(kismet.next()).isEqualTo(new Message(Severity.ALERT, "Grüße zwei"));
        }
    }

    @Test
    void an_event_over_a_frame_fails_where_it_was_made_and_harms_nothing_else() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            assertThatThrownBy(() -> kismet.kismet().publish("DEMO_TICK", "x".repeat(20_000)))
                    .isInstanceOf(FrameTooLargeException.class);
            kismet.kismet().message("next");

            assertThat(kismet.next()).isEqualTo(new Message(Severity.INFO, "next"));
        }
    }

    @Test
    void an_event_of_the_plugins_own_is_published() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.kismet().publish("DEMO_TICK", "{\"n\":1}");

            assertThat(kismet.next()).isEqualTo(new PublishEvent("DEMO_TICK", "{\"n\":1}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMESTAMP", "MESSAGE", "NEW_DEVICE", "ALERT"})
    void an_event_of_kismets_own_is_not_published(String type) throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            assertThatThrownBy(() -> kismet.kismet().publish(type, "{}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("event type (" + type + ") must be a name of the plugin's own");
        }
    }

    @Test
    void an_event_type_is_a_name_of_1_to_200_characters() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            for (String type : List.of("", "*", "x".repeat(201))) {
                assertThatThrownBy(() -> kismet.kismet().publish(type, "{}"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("event type (" + type + ") must be a name of 1 to 200 characters");
            }
            kismet.kismet().publish("x", "{}");
            kismet.kismet().publish("x".repeat(200), "{}");

            assertThat(kismet.next()).isEqualTo(new PublishEvent("x", "{}"));
            assertThat(kismet.next()).isEqualTo(new PublishEvent("x".repeat(200), "{}"));
        }
    }

    @Test
    void after_the_end_whoever_sends_is_told_so() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.closePipeToPlugin();
            kismet.shutDown();
            Kismet gone = kismet.kismet();

            assertThatThrownBy(() -> gone.message("x")).isInstanceOf(ConnectionClosedException.class);
            assertThatThrownBy(() -> gone.publish("DEMO", "{}")).isInstanceOf(ConnectionClosedException.class);
            assertThatThrownBy(gone::authToken).isInstanceOf(ConnectionClosedException.class);
            assertThatThrownBy(() -> gone.get("/demo/x", request -> Response.text("x")))
                    .isInstanceOf(ConnectionClosedException.class);
            assertThatThrownBy(() -> gone.on("BATTERY", event -> {})).isInstanceOf(ConnectionClosedException.class);
        }
    }

    @Test
    void what_could_not_be_registered_can_be_tried_again() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            Kismet live = kismet.kismet();
            assertCancelled(() -> live.get("/demo/later", request -> Response.text("x")));
            assertCancelled(() -> live.on("TIMESTAMP", event -> {}));

            live.get("/demo/later", request -> Response.text("x"));
            live.on("TIMESTAMP", event -> {});

            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/later", "GET"));
            assertThat(kismet.next()).isEqualTo(new RegisterEvents(List.of("TIMESTAMP")));
        }
    }

    private static void assertCancelled(ThrowingCallable registration) {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(registration).isInstanceOf(CancellationException.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void a_thread_that_is_interrupted_while_it_sends_stays_interrupted() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            CompletableFuture<Boolean> stays = CompletableFuture.supplyAsync(() -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> kismet.kismet().message("x")).isInstanceOf(CancellationException.class);
                return Thread.interrupted();
            });

            assertThat(stays.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_author_sees_arguments_generation_and_that_the_parent_is_no_kismet() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            assertThat(kismet.kismet().arguments()).containsExactly("--colour");
            assertThat(kismet.kismet().generation()).isEqualTo(Generation.V3);
            assertThat(kismet.kismet().release()).isEmpty();
        }
    }

    @Test
    void started_by_hand_a_plugin_says_what_it_is_with_status_64() {
        assertThat(errorOf("--colour"))
                .startsWith("64 demo is a plugin for the Kismet")
                .contains("--in-fd is missing");
    }

    @Test
    void a_descriptor_that_is_not_there_is_said_with_status_74() {
        assertThat(errorOf("--in-fd=987654", "--out-fd=987655"))
                .startsWith("74 demo: the pipes that Kismet passed cannot be used")
                .contains("987654");
    }

    private static String errorOf(String... args) {
        PrintStream real = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, UTF_8));
        try {
            return HelperProcess.run(KismetPlugin.named("demo"), args) + " " + caught.toString(UTF_8);
        } finally {
            System.setErr(real);
        }
    }
}
