package io.github.kismetexternal.testkit.internal.launch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogTest {
    @Test
    void keeps_the_last_100_000_entries() {
        Log<Integer> log = new Log<>();
        for (int i = 0; i < 100_000; i++) {
            log.add(i);
        }
        assertThat(log.all()).hasSize(100_000).startsWith(0);

        log.add(100_000);

        assertThat(log.all()).hasSize(100_000).startsWith(1).endsWith(100_000);
    }
}
