package org.example;

// START SNIPPET: test-imports
import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
// END SNIPPET: test-imports

// START SNIPPET: test
@KismetPluginTest(main = ExternalDemo.class, everyRelease = true)
class ExternalDemoTest {
    @Test
    void says_hello(KismetClient client) throws Exception {
        assertTrue(client.get("externaldemo/hello.html").body().contains("from Java"));
    }

    @Test
    void passes_the_time_on(KismetSimulator kismet, KismetClient client) throws Exception {
        kismet.raise("TIMESTAMP", "{\"TIMESTAMP\": {\"kismet.system.timestamp.sec\": 1700000000}}");

        assertTrue(client.get("externaldemo/ticks?wait=20").body().contains("1700000000"));
    }

    @Test
    void answers_a_greeting(KismetClient client) throws Exception {
        assertEquals("{\"answer\":\"Hello, Ada\"}",
                client.postJson("externaldemo/greet", Map.of("name", "Ada")).body());
    }
}
// END SNIPPET: test
