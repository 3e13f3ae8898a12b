package io.github.kismetexternal.tests.generate;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.tests.page.Chromium;
import java.util.List;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a user does with the tab of a generated plugin, and sees.
 *
 * @param picture what pictures of it are named for
 * @param shown how the plugin shows a name from the air
 */
record TabScenario(Chromium browser, KismetSimulator kismet, String picture, UnaryOperator<String> shown) {
    private static final String FIRST = "02:4B:50:00:00:01";
    private static final String SECOND = "02:4B:50:00:00:02";

    void play() throws Exception {
        browser.open(kismet);
        WatchTab tab = WatchTab.in(browser);
        tab.awaitMark("KitchenNet", false);

        tab.watchFor("Kitchen*");
        tab.awaitSeen(FIRST, "KitchenNet");
        tab.awaitMark("KitchenNet", true);
        tab.awaitMark("office-guest", false);

        kismet.hear(SECOND, "Kitchen later");
        tab.awaitSeen(SECOND, "Kitchen later");
        tab.awaitMark("Kitchen later", true);

        tab = tab.reloaded(kismet.url());
        tab.awaitPattern("Kitchen*");
        tab.awaitSeen(SECOND, "Kitchen later");
        tab.awaitMark("KitchenNet", true);

        seeHostileNames(tab);
        lookAtThemes(tab);

        tab.removeAll();
        tab.awaitMark("KitchenNet", false);
        assertThat(browser.console()).isEmpty();
        assertThat(kismet.fatalities()).isEmpty();
    }

    private void seeHostileNames(WatchTab tab) throws InterruptedException {
        List<String> names = HostileNames.all();
        for (int i = 0; i < names.size(); i++) {
            kismet.hear(HostileNames.mac(i), names.get(i));
        }
        for (int i = 0; i < names.size(); i++) {
            tab.awaitSeen(HostileNames.mac(i), shown.apply(names.get(i)));
        }
        assertThat(browser.run("return window.hit")).isNull();
        assertThat(browser.run("return document.querySelectorAll('img[onerror]').length")).isEqualTo(0L);
    }

    private void lookAtThemes(WatchTab tab) throws Exception {
        tab.assertReadable();
        if (!kismet.release().hasThemes()) {
            tab.picture(picture);
            return;
        }
        tab.picture(picture + "-dark");
        WatchTab light = tab.withOtherTheme("light");
        light.awaitSeen(FIRST, "KitchenNet");
        light.awaitMark("KitchenNet", true);
        light.assertReadable();
        light.picture(picture + "-light");
    }
}
