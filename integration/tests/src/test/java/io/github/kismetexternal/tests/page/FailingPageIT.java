package io.github.kismetexternal.tests.page;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever fails in a plugin's pages, Kismet's page is there. */
@Timeout(120)
class FailingPageIT {
    private static Chromium browser;

    @TempDir
    Path directory;

    private KismetSimulator kismet;

    @BeforeAll
    static void start() {
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void close() {
        if (kismet != null) {
            kismet.close();
        }
    }

    @ParameterizedTest
    @EnumSource(value = SimulatedRelease.class, names = {"R2021_08", "R2023_07", "R2025_09"})
    void a_module_that_throws(SimulatedRelease release) throws Exception {
        Path plugin = PageDirectory.in(directory);
        PageDirectory.replace(plugin, "js/starter.js", "export default function () { throw new Error('oops'); }");

        open(plugin, release);

        browser.awaitText("#starter", "This part of the plugin failed");
        browser.awaitText("#tab-devices td", "KitchenNet");
        assertThat(browser.console()).anyMatch(line -> line.contains("the start failed"));
    }

    @ParameterizedTest
    @EnumSource(value = SimulatedRelease.class, names = {"R2021_08", "R2025_09"})
    void a_library_that_is_not_there(SimulatedRelease release) throws Exception {
        Path plugin = PageDirectory.in(directory);
        Files.delete(plugin.resolve("httpd/js/kismet-plugin.js"));

        open(plugin, release);

        browser.awaitText("#starter", "The plugin could not be loaded");
        browser.awaitText("#tab-devices td", "KitchenNet");
    }

    @ParameterizedTest
    @EnumSource(value = SimulatedRelease.class, names = {"R2021_08", "R2025_09"})
    void callbacks_that_throw_and_hostile_names(SimulatedRelease release) throws Exception {
        Path plugin = PageDirectory.in(directory);
        PageDirectory.replace(plugin, "js/starter.js", """
                import {element} from './kismet-plugin.js';
                const oops = () => { throw new Error('oops'); };
                export default function (ui) {
                    ui.addTab({id: 'starter', title: 'Starter', create: oops});
                    ui.addTab({id: 'undeclared', title: 'No', create: oops});
                    ui.addSidebarItem({id: 'starter_about', title: 'About', click: oops});
                    ui.addDeviceColumn({id: 'starter_vendor', title: 'V',
                        fields: [['kismet.device.base.commonname', 'n']],
                        render: row => row.n.startsWith('lab') ? oops() : element('b', {title: row.n}, row.n)});
                    ui.addDeviceDetail({id: 'd', title: 'D', render: oops});
                    ui.addRowHighlight({id: 'h', title: 'H', description: '', color: '#800', fields: [], match: oops});
                    ui.addSettingsPane({id: 's', title: 'Set <b>', save: oops, create: (parent, changed) => {
                        parent.append(element('input', {onchange: changed}));
                    }});
                }""");
        String entry = Files.readString(plugin.resolve("httpd/js/kismet_plugin_starter.js"));
        PageDirectory.replace(plugin, "js/kismet_plugin_starter.js", entry.replace(
                "fields: ['kismet.device.base.manuf', 'kismet.device.base.macaddr'],",
                "fields: [['kismet.device.base.commonname', 'n']],"));

        open(plugin, release);

        browser.awaitText("#starter", "This part of the plugin failed");
        browser.run("document.querySelectorAll('#columns input:not(:checked)').forEach(box => box.click())");
        browser.awaitText("[data-column=starter_vendor] b", "<img src=x onerror=alert(1)>");
        browser.click("#starter_about");
        browser.click("table.devices tbody tr");
        browser.awaitText("#header_d", "D");

        browser.click("#sidebar_settings");
        browser.run("[...document.querySelectorAll('#settings button')].find(b => b.innerText === 'Set <b>')"
                + ".click()");
        browser.await("return document.querySelector('#settings-save').disabled");
        browser.run("document.querySelector('#settings input').dispatchEvent(new Event('change'))");
        browser.await("return !document.querySelector('#settings-save').disabled");
        browser.click("#settings-save");

        assertThat(browser.console()).allMatch(line -> line.contains("Plugin starter: "));
    }

    private void open(Path plugin, SimulatedRelease release) throws Exception {
        kismet = KismetSimulator.of(plugin).release(release).start();
        browser.open(kismet);
        browser.click("a[href='#starter']");
    }
}
