package io.github.kismetexternal.tests.page;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a new plugin begins with shows in the page of each release. */
@Timeout(120)
class StarterPageIT {
    @TempDir
    static Path directory;

    private static Chromium browser;
    private static Path plugin;

    @BeforeAll
    static void start() throws Exception {
        plugin = PageDirectory.in(directory);
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @EnumSource(value = SimulatedRelease.class, names = "R2025_09_PROTOBUF", mode = EnumSource.Mode.EXCLUDE)
    void shows_its_tab_column_details_and_menu_entry(SimulatedRelease release) throws Exception {
        try (KismetSimulator kismet = KismetSimulator.of(plugin).release(release).start()) {
            kismet.client().getUntil("starter/ticks", response -> response.statusCode() == 200);
            browser.open(kismet);

            browser.click("a[href='#starter']");
            browser.awaitText("#starter", "What the helper sent");
            assertThat(browser.awaitText("#starter td", "ssid"))
                    .isEqualTo("{\"ssid\":\"<img src=x onerror=window.hacked=1>\"}");
            browser.await("return document.querySelector('#starter .kp-values').innerText.match(/[0-9]+:[0-9]+/)");
            browser.await("return document.querySelector('#starter canvas')?.width > 0");

            browser.run("document.querySelectorAll('#columns input:not(:checked)').forEach(box => box.click())");
            browser.awaitText("[data-column=starter_vendor] b", "Unknown");

            browser.click("table.devices tbody tr");
            browser.awaitText("#starter_detail dd", "Unknown");

            browser.click("#starter_about");
            browser.awaitText("[role=status]", "Starter is a plugin in Java.");

            assertThat(browser.run("return window.hacked")).isNull();
            assertThat(browser.console()).isEmpty();
        }
    }
}
