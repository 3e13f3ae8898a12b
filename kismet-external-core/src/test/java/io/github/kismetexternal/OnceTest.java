package io.github.kismetexternal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OnceTest {
    private final Once<String> once = new Once<>();

    @Test
    void keeps_the_first_value() {
        assertThat(once.isSet()).isFalse();

        once.set("first");
        once.set("second");

        assertThat(once.isSet()).isTrue();
        assertThat(once.await()).isEqualTo("first");
    }

    @Test
    void waits_for_the_value_and_keeps_an_interrupt() {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            once.await();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        waiting.interrupt();

        once.set("value");

        assertThat(interrupted).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    }
}
