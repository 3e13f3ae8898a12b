package io.github.kismetexternal.site;

import io.github.kismetexternal.site.Chromium.Scheme;
import io.github.kismetexternal.site.Chromium.Screen;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The built site, as people see it, without JavaScript. */
class BrowserIT {
    private static final List<String> PAGES =
            List.of("index.html", "guides/endpoints.html", "reference/goals.html", "reference/rules.html");
    /** What the Web Content Accessibility Guidelines ask of text, level AA. */
    private static final double READABLE = 4.5;
    private static final String CONTRASTS = """
            const channels = colour => colour.match(/[\\d.]+/g).map(Number);
            const luminance = colour => {
                const [red, green, blue] = channels(colour).slice(0, 3).map(one => one / 255)
                    .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
                return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
            };
            const ground = element => {
                const colour = getComputedStyle(element).backgroundColor;
                return channels(colour)[3] === 0 ? ground(element.parentElement) : colour;
            };
            const contrast = element => {
                const [light, dark] = [getComputedStyle(element).color, ground(element)].map(luminance)
                    .sort((one, other) => other - one);
                return (light + 0.05) / (dark + 0.05);
            };
            return [...document.querySelectorAll('p, li, dt, dd, td, th, a, code, h1, h2, h3, span')]
                .filter(element => element.offsetParent && element.textContent.trim())
                .filter(element => contrast(element) < arguments[0])
                .map(element => `${contrast(element).toFixed(1)}: ${element.textContent.trim().slice(0, 40)}`);""";

    private static Chromium browser;

    @BeforeAll
    static void start_the_browser() {
        browser = Chromium.start();
    }

    @AfterAll
    static void end_the_browser() {
        browser.close();
    }

    static Stream<Arguments> views() {
        return PAGES.stream().flatMap(page -> Stream.of(Screen.values()).flatMap(screen ->
                Stream.of(Scheme.values()).map(scheme -> Arguments.of(page, screen, scheme))));
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_page_can_be_read(String page, Screen screen, Scheme scheme) throws IOException {
        open(page, screen, scheme);
        browser.keepPicture((page.replaceAll("\\W+", "-") + "-" + screen + "-" + scheme).toLowerCase());
        assertThat(browser.console()).isEmpty();
        assertThat((List<?>) browser.run(CONTRASTS, READABLE)).as("text of less contrast than " + READABLE).isEmpty();
        assertThat((boolean) browser.run("return matchMedia('(prefers-color-scheme: dark)').matches"))
                .isEqualTo(scheme == Scheme.DARK);
        assertThat((long) browser.run("""
                const ground = getComputedStyle(document.body).backgroundColor;
                return Number(ground.match(/\\d+/)[0]);""") < 128).as("dark").isEqualTo(scheme == Scheme.DARK);
    }

    @Test
    void no_page_is_wider_than_a_phone() {
        browser.show(Screen.PHONE, Scheme.LIGHT);
        assertThat(BuiltSite.read().written()).allSatisfy(page -> {
            browser.open(page);
            assertThat((List<?>) browser.run("""
                    const room = document.documentElement.clientWidth;
                    return document.documentElement.scrollWidth <= room ? [] :
                        [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > room)
                            .map(one => one.outerHTML.slice(0, 80));""")).as(page).isEmpty();
        });
    }

    @Test
    void a_phone_shows_the_menu_when_asked_without_scripts() throws IOException {
        open("guides/endpoints.html", Screen.PHONE, Scheme.LIGHT);
        assertThat(menuIsShown()).isFalse();
        browser.click("#bar a[href='#leftColumn']");
        assertThat(menuIsShown()).isTrue();
        browser.keepPicture("menu-phone-light");
        browser.click(".nav-list a[href$='reference/rules.html']");
        assertThat(browser.run("return document.querySelector('h1').innerText")).asString().contains("kismet:validate");
        assertThat(menuIsShown()).isFalse();
    }

    @Test
    void a_desk_shows_the_menu_always() {
        open("guides/endpoints.html", Screen.DESK, Scheme.LIGHT);
        assertThat(menuIsShown()).isTrue();
    }

    @Test
    void pages_run_no_scripts_here() {
        open("index.html", Screen.DESK, Scheme.LIGHT);
        assertThat(browser.run("""
                const script = document.createElement('script');
                script.textContent = 'document.title = "it ran"';
                document.body.append(script);
                return document.title;""")).asString().isNotEmpty().isNotEqualTo("it ran");
    }

    private static boolean menuIsShown() {
        return (boolean) browser.run("return Boolean(document.querySelector('.nav-list').offsetParent)");
    }

    private static void open(String page, Screen screen, Scheme scheme) {
        browser.show(screen, scheme);
        browser.open(page);
    }
}
