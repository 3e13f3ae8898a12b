package _package_;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The bundle under the test kit's stand-in for Kismet, and its tab in a browser. */
@KismetPluginTest(
        bundle = "target/kismet/_dirname_",
        release = {SimulatedRelease.R2023_07, SimulatedRelease.R2025_09},
        ready = "_dirname_/watch",
        environment = "JDK_JAVA_OPTIONS=-Duser.home=target/home-of-bundle")
@Timeout(120)
class WatchTabIT {
    private final Browser browser = Browser.start();

    @BeforeAll
    static void forget() throws IOException {
        Files.deleteIfExists(Path.of("target/home-of-bundle/.kismet/plugin-data/_dirname_/watchlist.txt"));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private void watchFor(String pattern) throws InterruptedException {
        browser.await("return document.querySelector('#_dirname__pattern')");
        browser.run("""
                const field = document.querySelector('#_dirname__pattern');
                field.value = arguments[0];
                field.form.requestSubmit();""", pattern);
        browser.awaitText("#_dirname__tab .watch-list td", pattern);
    }

    private void awaitMarkedRow() throws InterruptedException {
        browser.await("""
                return [...document.querySelectorAll('table.devices tbody tr')].some(row =>
                    row.innerText.includes('KitchenNet')
                    && getComputedStyle(row).backgroundColor === 'rgb(171, 102, 0)')""");
    }

    private void setTheme(String theme) {
        browser.run("document.documentElement.dataset.theme = arguments[0]", theme);
    }

    @Test
    void what_is_added_is_seen_and_marked_and_what_is_removed_goes(KismetSimulator kismet) throws Exception {
        browser.open(URI.create(kismet.url() + "?user=" + SimulatorBuilder.DEFAULT_USER + "&password="
                + SimulatorBuilder.DEFAULT_PASSWORD));
        browser.click("a[href='#_dirname__tab']");
        watchFor("Kitchen*");
        watchFor("<img*");
        browser.awaitText("#_dirname__tab .watch-seen td", "KitchenNet");
        browser.awaitText("#_dirname__tab .watch-seen td", "<img src=x onerror=alert(1)>");
        awaitMarkedRow();

        browser.reload();
        browser.click("a[href='#_dirname__tab']");
        browser.awaitText("#_dirname__tab .watch-seen td", "KitchenNet");
        awaitMarkedRow();
        for (String theme : new String[] {"dark", "light"}) {
            setTheme(theme);
            browser.picture(kismet.release() + "-" + theme);
        }

        browser.click("[aria-label='Stop watching for Kitchen*']");
        browser.await("return !document.querySelector('#_dirname__tab').innerText.includes('Kitchen')");
        browser.click("[aria-label='Stop watching for <img*']");
        browser.awaitText("#_dirname__tab .watch-list", "Nothing yet");

        assertThat(browser.errors()).isEmpty();
    }
}
