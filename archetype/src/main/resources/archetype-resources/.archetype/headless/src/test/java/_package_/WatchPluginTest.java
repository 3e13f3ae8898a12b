package _package_;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The plugin under the test kit's stand-in for Kismet and its recorded devices. */
@KismetPluginTest(
        main = WatchPlugin.class,
        release = {SimulatedRelease.R2023_07, SimulatedRelease.R2025_09},
        environment = "JDK_JAVA_OPTIONS=-Duser.home=target/test-classes/home")
@Timeout(60)
class WatchPluginTest {
    private static void awaitMessage(KismetSimulator kismet, String text) throws InterruptedException {
        while (kismet.messages().stream().noneMatch(message -> message.text().equals("_pluginName_: saw " + text))) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void tells_of_what_stands_in_its_settings(KismetSimulator kismet) throws Exception {
        awaitMessage(kismet, "\"KitchenNet\" (02:4B:50:00:00:01), which matches Kitchen*");
        awaitMessage(kismet, "\"<img src=x onerror=alert(1)>\" (02:4B:50:00:00:03), which matches 02:4B:50:00:00:03");

        assertThat(kismet.messages()).noneMatch(message -> message.text().contains("office-guest"));
    }
}
