package io.github.kismetexternal.tests.generate;

import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.testkit.KismetSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The variant without pages, from an empty directory to what it tells under each release. */
@Timeout(1200)
class HeadlessIT {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    static Path directory;

    private static GeneratedPlugin plugin;

    @BeforeAll
    static void generateAndBuild() throws Exception {
        plugin = GeneratedPlugin.in(directory.resolve("headless"), Variant.HEADLESS);
        plugin.build("verify");
    }

    static Iterable<KismetKind> kismets() {
        return KismetKind.all();
    }

    @ParameterizedTest
    @MethodSource("kismets")
    void tells_of_what_stands_in_its_settings(KismetKind kind, @TempDir Path home) throws Exception {
        Path data = Files.createDirectories(home.resolve(".kismet/plugin-data").resolve(GeneratedPlugin.DIRNAME));
        Files.writeString(data.resolve("settings.properties"), "watch.kitchen=Kitchen*\n");
        BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        try (KismetSimulator kismet = plugin.simulator(kind, home).onMessage(messages::add).start()) {
            await(messages, "Device watch: saw \"KitchenNet\" (02:4B:50:00:00:01), which matches Kitchen*");

            List<String> names = HostileNames.all();
            for (int i = 0; i < names.size(); i++) {
                kismet.hear(HostileNames.mac(i), names.get(i));
            }
            for (String name : names) {
                await(messages, "Device watch: saw \"" + HostileNames.replaced(name) + "\"");
            }
            assertThat(kismet.fatalities()).isEmpty();
        }
    }

    /** Messages of one moment come in any order. */
    private static void await(BlockingQueue<Message> messages, String text) throws InterruptedException {
        List<Message> others = new ArrayList<>();
        Message message = next(messages, text);
        while (!message.text().contains(text)) {
            others.add(message);
            message = next(messages, text);
        }
        messages.addAll(others);
    }

    private static Message next(BlockingQueue<Message> messages, String text) throws InterruptedException {
        Message message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(message).describedAs("waiting for: %s", text).isNotNull();
        return message;
    }
}
