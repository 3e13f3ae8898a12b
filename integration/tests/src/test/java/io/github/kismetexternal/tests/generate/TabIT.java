package io.github.kismetexternal.tests.generate;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.tests.page.Chromium;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The variants with a tab, from an empty directory to the tab in the page of each release. */
@Timeout(1200)
class TabIT {
    private static Chromium browser;

    @TempDir
    static Path directory;

    private static GeneratedPlugin full;
    private static GeneratedPlugin webOnly;

    @BeforeAll
    static void generateAndBuild() throws Exception {
        full = GeneratedPlugin.in(directory.resolve("full"), Variant.FULL);
        full.build("verify");
        webOnly = GeneratedPlugin.in(directory.resolve("web-only"), Variant.WEB_ONLY);
        webOnly.build("verify");
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    static Iterable<KismetKind> kismets() {
        return KismetKind.all();
    }

    @ParameterizedTest
    @MethodSource("kismets")
    void full(KismetKind kind, @TempDir Path home) throws Exception {
        try (KismetSimulator kismet = full.simulator(kind, home).start()) {
            kismet.client().getUntil("device_watch/watch", answer -> answer.statusCode() == 200);

            new TabScenario(browser, kismet, "full-" + kind, HostileNames::replaced).play();

            assertThat(kismet.messages()).anyMatch(message -> message.text().contains("Kitchen<img src=x"));
            assertThat(kismet.messages()).noneMatch(message ->
                    message.text().codePoints().anyMatch(HostileNames::isHostile));
        }
    }

    @ParameterizedTest
    @MethodSource("kismets")
    void web_only(KismetKind kind, @TempDir Path home) throws Exception {
        try (KismetSimulator kismet = webOnly.simulator(kind, home).start()) {
            new TabScenario(browser, kismet, "web-only-" + kind, UnaryOperator.identity()).play();
        }
    }
}
