package io.github.kismetexternal;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class HttpClientThreadsTest {
    @Test
    void end_when_they_are_interrupted() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        List<Thread> threads = threads();
        assertThat(threads).isNotEmpty();

        HttpClientThreads.interrupt();

        for (Thread thread : threads) {
            TimeUnit.SECONDS.timedJoin(thread, 20);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(client).as("kept until here, or its thread would end by itself").isNotNull();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("-SelectorManager"))
                .toList();
    }
}
