package io.github.kismetexternal.tests.page;

import io.github.kismetexternal.testkit.KismetSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The library on a page of the plugin's own, with a helper behind it. */
@Timeout(60)
class LibraryIT {
    @TempDir
    static Path directory;

    private static Chromium browser;
    private static KismetSimulator kismet;

    @BeforeAll
    static void start() throws Exception {
        Path plugin = PageDirectory.in(directory);
        PageDirectory.replace(plugin, "library.html", resource("library.html"));
        PageDirectory.replace(plugin, "newui.html", resource("newui.html"));
        kismet = KismetSimulator.of(plugin).start();
        kismet.client().getUntil("starter/ticks", response -> response.statusCode() == 200);
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (kismet != null) {
            kismet.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        browser.open(kismet);
        browser.await("return !document.getElementById('page').hidden");
        browser.go(kismet.url().resolve("plugin/starter/library.html"));
        browser.await("return window.kit !== undefined");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = LibraryIT.class.getResourceAsStream("/page/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void gets_variables_and_errors() {
        assertThat(browser.run("return kit.get('variables', {variables: {a: 'x y+z=1', 'ü': '☕'}})").toString())
                .contains("a=x y+z=1", "ü=☕");
        assertThat(browser.run("return kit.get('refused').catch(problem => problem.status + ' ' + problem.body)"))
                .isEqualTo("418 not for you");
        assertThat(browser.run("return kit.get('/system/status.json').then(status => status['kismet.system.version'])"))
                .isNotNull();
    }

    @Test
    void posts_json_of_any_size_whole() {
        String ends = "return kit.post('echo', {text: arguments[0].repeat(arguments[1])})"
                + ".then(text => text === arguments[0].repeat(arguments[1]))";

        assertThat(browser.run(ends, "a&b=c+d%26 <café> ☕ 😀\n", 1)).isEqualTo(true);
        assertThat(browser.run(ends, "a&b=c+d%26 <café> ☕ 😀", 2000)).isEqualTo(true);
    }

    @Test
    void signs_in_anew_when_the_cookie_is_void() {
        browser.run("document.cookie = 'KISMET=void; path=/'");

        assertThat(browser.run("return kit.get('variables')").toString()).isEqualTo("{}");
    }

    @Test
    void follows_feeds_and_published_events() throws Exception {
        browser.run("""
                kit.subscribe('ticks', item => got.push(JSON.stringify(item)));
                kit.events('STARTER_EVENT', content => got.push('event ' + JSON.stringify(content)));
                kit.events('TIMESTAMP', () => window.connected = true);""");
        browser.await("return window.connected && got.some(one => one.includes('onerror'))");

        browser.run("return kit.post('publish', 1)");

        browser.await("return got.includes('{\"published\":1}')");
        // 2025-09 loses what is in the event.
        browser.await("return got.includes('event null')");
    }

    @Test
    void nothing_waits_while_the_page_is_hidden() throws Exception {
        browser.run("""
                window.waiting = 0;
                const real = window.fetch;
                window.fetch = (...asked) => {
                    waiting++;
                    return real(...asked).finally(() => waiting--);
                };
                kit.subscribe('ticks', item => got.push(item));""");
        browser.await("return got.length > 0 && waiting === 1");

        String turn = "Object.defineProperty(document, 'hidden', {configurable: true, get: () => arguments[0]});"
                + "document.dispatchEvent(new Event('visibilitychange'))";
        browser.run(turn, true);
        browser.await("return waiting === 0");

        browser.run(turn, false);
        browser.await("return waiting === 1");
    }

    @Test
    void elements_hold_text_and_nothing_that_runs() {
        assertThat(browser.run("""
                const made = kit.element('p.a.b', {title: '"><b>', onclick: () => window.clicked = 1},
                    '<img src=x onerror=window.hacked=1>', ['x', null, 5]);
                document.body.append(made);
                made.click();
                const {textContent, children, className} = made;
                return [textContent, children.length, className, window.clicked, window.hacked].join('|');
                """)).isEqualTo("<img src=x onerror=window.hacked=1>x5|0|a b|1|");
        assertThat(browser.run("""
                const bad = [['p', {onclick: 'alert(1)'}], ['a', {href: 'javascript:alert(1)'}], ['script', {}],
                    ['a', {href: ' java\\nscript:alert(1)'}], ['iframe', {srcdoc: 'x'}], ['img', {src: 'data:x'}],
                    ['p', {style: 'background: url(x)'}], ['p', {OnClick: 'x'}], ['SCRIPT', {}]];
                return bad.filter(([tag, attributes]) => {
                    try {
                        kit.element(tag, attributes);
                        return true;
                    } catch (problem) {
                        return !(problem instanceof TypeError);
                    }
                }).length;""")).isEqualTo(0L);
        assertThat(browser.run("return kit.element('a', {href: 'js/'}).href").toString()).endsWith("/js/");
    }

    @Test
    void a_table_sorts_by_keyboard_and_keeps_the_focus() throws Exception {
        browser.run("""
                window.rows = [{n: 10, s: '<b>ten</b>'}, {n: 9, s: 'nine'}];
                window.list = kit.table({caption: 'Numbers', rows, key: row => row.n, onSelect: row => got.push(row.n),
                    columns: [{title: 'Number', value: row => row.n, align: 'right'},
                        {title: 'Name', value: row => row.s, sortable: false}]});
                document.body.append(list.element);
                document.querySelector('th button').focus();
                document.activeElement.click();""");

        assertThat(browser.run("return document.querySelector('tbody').innerText").toString())
                .isEqualTo("9\tnine\n10\t<b>ten</b>");
        assertThat(browser.run("return document.querySelector('th').getAttribute('aria-sort')")).isEqualTo("ascending");
        assertThat(browser.run("""
                document.querySelector('tbody button').focus();
                list.update([...rows, {n: 8, s: 'eight'}]);
                document.activeElement.click();
                return [got[0], document.activeElement.textContent, document.querySelectorAll('th[scope=col]').length]
                    .join(' ');
                """)).isEqualTo("9 9 2");
        assertThat(browser.run("list.update([]); return document.querySelector('.kp-remark').innerText"))
                .isEqualTo("Nothing yet");
    }

    @Test
    void toasts_are_told_and_can_be_closed() {
        assertThat(browser.run("""
                kit.toast('<b>saved</b>', 'success');
                kit.toast('broken', 'error');
                const told = [...document.querySelectorAll('.kp-toast')].map(one => one.getAttribute('role') + ' '
                    + one.firstChild.textContent);
                document.querySelectorAll('.kp-toast button').forEach(button => button.click());
                return told.join() + document.querySelectorAll('.kp-toast').length;
                """)).isEqualTo("status <b>saved</b>,alert broken0");
    }

    @Test
    void progress_is_a_labelled_bar() {
        assertThat(browser.run("""
                const bar = kit.progress('Reading', 10);
                document.body.append(bar.element);
                bar.set(5, 'half');
                const shown = document.querySelector('progress');
                const label = shown.labels[0].textContent + shown.value
                    + document.querySelector('.kp-progress span').textContent;
                bar.set(null);
                return label + shown.hasAttribute('value');
                """)).isEqualTo("Reading5halffalse");
    }

    @Test
    void charts_draw_and_say_in_words_what_is_to_be_seen() {
        assertThat(browser.run("""
                const drawn = canvas => new Set(canvas.getContext('2d')
                    .getImageData(0, 0, canvas.width, canvas.height).data).size > 2;
                const lines = await kit.timeSeries(document.body, {label: 'Signal', series: [{label: 'dBm'}]});
                lines.update([1, 2, 3], [-40, null, -50]);
                const columns = await kit.bars(document.body, {label: 'Channels'});
                columns.update(['<b>1</b>', '6'], [3, 5]);
                await new Promise(resolve => setTimeout(resolve, 100));
                return [lines, columns].map(chart => chart.element.getAttribute('aria-label') + ' '
                    + chart.element.querySelector('.kp-unseen').textContent + ' '
                    + drawn(chart.element.querySelector('canvas'))).join('|');
                """)).isEqualTo("Signal dBm: -50 true|Channels <b>1</b>: 3, 6: 5 true");
    }

    @Test
    void a_page_of_the_plugins_own_takes_the_theme_that_was_chosen_in_kismet() {
        String background = "kit.theme.follow();"
                + "const link = document.querySelector('link[href$=\"kismet-plugin.css\"]');"
                + "if (!link.sheet) await new Promise(resolve => link.onload = resolve);"
                + "return kit.theme.current() + getComputedStyle(document.body).backgroundColor";

        assertThat(browser.run(background)).isEqualTo("darkrgb(48, 48, 48)");

        browser.run("localStorage.setItem('kismet', JSON.stringify({ui: {theme: 'light'}}))");
        browser.run("delete document.documentElement.dataset.theme");
        assertThat(browser.run(background)).isEqualTo("lightrgb(255, 255, 255)");
    }

    @Test
    void registers_with_the_ui_after_2026_10_and_hides_what_that_hides() throws Exception {
        browser.go(kismet.url().resolve("plugin/starter/newui.html"));

        assertThat(browser.await("return window.ready")).isEqualTo("bottom");
        browser.awaitText("#tab td", "onerror");
        assertThat(browser.run("return document.querySelector('#cell').innerText")).isEqualTo("<b>Vendor</b>");
        assertThat(browser.run("return document.querySelector('#cell b').title")).isEqualTo("00:11:22:XX:XX:XX");
        assertThat(browser.run("return document.querySelector('#detail').innerText").toString())
                .contains("MyXXXXXXrk", "<i>");
        assertThat(browser.console()).isEmpty();
    }
}
