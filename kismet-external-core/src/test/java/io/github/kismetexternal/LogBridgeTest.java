package io.github.kismetexternal;

import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.wire.Generation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class LogBridgeTest {
    private static final String AUTHOR = "com.example.demo";

    private final Handler[] console = Logger.getLogger("").getHandlers();

    @BeforeEach
    void silence() {
        for (Handler handler : console) {
            Logger.getLogger("").removeHandler(handler);
        }
    }

    @AfterEach
    void restore() {
        for (Handler handler : console) {
            Logger.getLogger("").addHandler(handler);
        }
    }

    @Test
    void warnings_and_errors_of_any_logger_go_to_the_bus_and_nothing_below() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo").logToKismet())) {
            System.Logger log = System.getLogger(AUTHOR);
            log.log(System.Logger.Level.INFO, "not this");
            log.log(System.Logger.Level.WARNING, "disk {0} is full", "sda");
            log.log(System.Logger.Level.ERROR, "lost", new IllegalStateException("gone"));
            Logger.getLogger(AUTHOR).log(Level.WARNING, (String) null);
            log.log(System.Logger.Level.WARNING, "x".repeat(5000));

            assertThat(kismet.next()).isEqualTo(new Message(Severity.INFO, "demo log: disk sda is full"));
            assertThat(kismet.next())
                    .isEqualTo(new Message(
                            Severity.ERROR, "demo log: lost: java.lang.IllegalStateException: gone"));
            assertThat(kismet.next()).isEqualTo(new Message(Severity.INFO, "demo log: null"));
            assertThat(((Message) kismet.next()).text()).hasSizeLessThan(1100).endsWith("x…");
        }
    }

    @Test
    void a_plugin_that_does_not_ask_for_it_logs_to_nobody() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            System.getLogger(AUTHOR).log(System.Logger.Level.ERROR, "not this");
            kismet.kismet().message("this");

            assertThat(kismet.next()).isEqualTo(new Message(Severity.INFO, "this"));
        }
    }

    @Test
    void own_lines_come_back_unseen_so_that_a_handler_that_logs_makes_no_loop() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        Semaphore handled = new Semaphore(0);
        KismetPlugin plugin = KismetPlugin.named("demo").logToKismet().on("MESSAGE", event -> {
            seen.add(event.body().path("kismet.messagebus.message_string").asText());
            System.getLogger(AUTHOR).log(System.Logger.Level.WARNING, "saw a line");
            handled.release();
        });
        try (FakeKismet kismet = FakeKismet.running(plugin, Generation.V2)) {
            raiseMessage(kismet, "from Kismet");
            Message line = (Message) kismet.nextAfterRegistrations();
            assertThat(line).isEqualTo(new Message(Severity.INFO, "demo log: saw a line"));
            raiseMessage(kismet, line.text());
            raiseMessage(kismet, "from another");

            assertThat(handled.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
            assertThat(kismet.next()).isEqualTo(line);
            assertThat(seen).containsExactly("from Kismet", "from another");
        }
    }

    @Test
    void it_leaves_with_the_plugin() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo").logToKismet())) {
            assertThat(Logger.getLogger("").getHandlers()).hasAtLeastOneElementOfType(LogBridge.class);
            kismet.closePipeToPlugin();
            kismet.shutDown();

            assertThat(Logger.getLogger("").getHandlers()).doesNotHaveAnyElementsOfTypes(LogBridge.class);
        }
    }

    @Test
    void it_never_waits_and_never_throws_after_the_end() {
        RecordingSink sink = new RecordingSink();
        LogBridge bridge = new LogBridge(new MessageBus(sink, System::nanoTime), "demo");
        sink.close();

        bridge.publish(new LogRecord(Level.SEVERE, "too late"));

        assertThat(sink.sent()).isEmpty();
    }

    private static void raiseMessage(FakeKismet kismet, String line) throws InterruptedException {
        kismet.raise("MESSAGE", "{\"kismet.messagebus.message_string\":\"" + line + "\"}");
    }
}
