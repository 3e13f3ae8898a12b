package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@KismetPluginTest(main = StartSample.class, ready = "device_watch/hello.html")
class StartSampleTest {
    @Test
    void has_a_page_and_a_feed(KismetSimulator kismet, KismetClient client) throws Exception {
        var waiting = client.getLater("device_watch/ticks?wait=20");
        kismet.raise("TIMESTAMP", "{\"TIMESTAMP\": {\"kismet.system.timestamp.sec\": 1700000000}}");

        assertThat(waiting.get().body()).contains("1700000000");
        assertThat(client.get("device_watch/hello.html").body()).contains("This is from Java!");
    }
}
