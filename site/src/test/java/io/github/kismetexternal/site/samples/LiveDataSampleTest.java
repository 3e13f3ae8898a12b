package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@KismetPluginTest(main = LiveDataSample.class, everyRelease = true)
class LiveDataSampleTest {
    @Test
    void a_waiting_page_gets_the_next_tick(KismetSimulator kismet, KismetClient client) throws Exception {
        var waiting = client.getLater("livedata/ticks?wait=20");
        kismet.raise("TIMESTAMP", "{\"TIMESTAMP\": {\"kismet.system.timestamp.sec\": 1700000000}}");

        assertThat(waiting.get().body()).contains("\"seconds\":1700000000");
    }

    @Test
    void a_large_answer_arrives_whole(KismetClient client) throws Exception {
        assertThat(client.get("livedata/large").body()).hasSize(16 * 4096);
    }
}
