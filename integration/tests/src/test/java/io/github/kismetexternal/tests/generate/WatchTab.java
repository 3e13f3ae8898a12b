package io.github.kismetexternal.tests.generate;

import io.github.kismetexternal.tests.page.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The tab of a generated plugin in Kismet's page, as a user has it before him. */
final class WatchTab {
    private static final String TAB = "#" + GeneratedPlugin.DIRNAME + "_tab";
    private static final String MARK = "rgb(171, 102, 0)";

    private final Chromium browser;

    private WatchTab(Chromium browser) {
        this.browser = browser;
    }

    /** Turns to the tab in the page that the browser shows. */
    static WatchTab in(Chromium browser) throws InterruptedException {
        browser.click("a[href='" + TAB + "']");
        browser.await("return document.querySelector(arguments[0] + ' form')", TAB);
        return new WatchTab(browser);
    }

    /** Fills the form in, sends it, and waits until the list has the pattern. */
    void watchFor(String pattern) throws InterruptedException {
        browser.run("""
                const form = document.querySelector(arguments[0] + ' form');
                form.elements.pattern.value = arguments[1];
                form.requestSubmit();""", TAB, pattern);
        awaitPattern(pattern);
    }

    void awaitPattern(String pattern) throws InterruptedException {
        browser.await(rows("Watched for") + ".some(row => row.cells[0].textContent === arguments[1])", TAB, pattern);
    }

    void removeAll() throws InterruptedException {
        browser.await("const button = document.querySelector(arguments[0] + ' td button');"
                + "button?.click(); return !button", TAB);
    }

    /** Waits until the list of what was seen has a network of exactly that name, as text and nothing else. */
    void awaitSeen(String mac, String name) throws InterruptedException {
        browser.await(rows("Seen") + """
                .some(({cells}) => cells[0].textContent === arguments[1] && cells[1].textContent === arguments[2]
                    && cells[0].querySelectorAll('bdi').length === 1 && !cells[0].querySelector('bdi *'))""",
                TAB, name, mac);
    }

    /** Waits until the device list marks a device, or does not. */
    void awaitMark(String name, boolean marked) throws InterruptedException {
        browser.await("""
                const row = [...document.querySelectorAll('table.devices tbody tr')]
                    .find(one => one.cells[0].textContent === arguments[0]);
                return row && (getComputedStyle(row).backgroundColor === arguments[1]) === arguments[2];""",
                name, MARK, marked);
    }

    /** Keeps a picture of the tab as it is now. */
    void picture(String name) throws IOException {
        browser.run("document.querySelector(arguments[0]).scrollIntoView()", TAB);
        browser.screenshot(Path.of(System.getProperty("kismet.screenshots"), "generated-" + name + ".png"));
    }

    /** Chooses the other theme with the page's own button, which loads the page again. */
    WatchTab withOtherTheme(String theme) throws InterruptedException {
        browser.click("#themepicker button");
        browser.await("return window.kismet_theme?.theme === arguments[0]", theme);
        return in(browser);
    }

    WatchTab reloaded(URI kismet) throws InterruptedException {
        browser.go(kismet);
        return in(browser);
    }

    /** The text is as different from its background as people need it to be. */
    void assertReadable() {
        Object contrast = browser.run("""
                const shown = document.querySelector(arguments[0] + ' td');
                const channels = colour => colour.match(/[0-9.]+/g).map(Number);
                const luminance = colour => channels(colour).slice(0, 3)
                    .map(one => one / 255).map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, one, i) => sum + one * [0.2126, 0.7152, 0.0722][i], 0);
                const opaque = element => !element ? 'rgb(255, 255, 255)'
                    : (channels(getComputedStyle(element).backgroundColor)[3] ?? 1) === 1
                        ? getComputedStyle(element).backgroundColor : opaque(element.parentElement);
                const [a, b] = [luminance(getComputedStyle(shown).color), luminance(opaque(shown))];
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);""", TAB);
        assertThat(((Number) contrast).doubleValue()).describedAs("contrast of text").isGreaterThanOrEqualTo(4.5);
    }

    private static String rows(String caption) {
        return "return [...document.querySelectorAll(arguments[0] + ' table')]"
                + ".filter(table => table.caption?.textContent === '" + caption + "')"
                + ".flatMap(table => [...table.tBodies[0].rows]).filter(row => row.cells.length > 1)";
    }
}
