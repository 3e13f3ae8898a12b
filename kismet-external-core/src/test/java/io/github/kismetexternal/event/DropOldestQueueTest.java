package io.github.kismetexternal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class DropOldestQueueTest {
    private final List<String> dropped = new ArrayList<>();
    private final DropOldestQueue<String> queue = new DropOldestQueue<>(10) {
        @Override
        int bytesOf(String element) {
            return element.length();
        }

        @Override
        void dropped(String element) {
            dropped.add(element);
        }
    };

    @Test
    void hands_out_in_the_order_put() throws InterruptedException {
        assertThat(queue.put("a")).isFalse();
        assertThat(queue.put("b")).isFalse();

        assertThat(queue.poll()).isEqualTo("a");
        assertThat(queue.take()).isEqualTo("b");
        assertThat(queue.poll()).isNull();
    }

    @Test
    void is_filled_to_the_last_byte_and_drops_no_more_than_it_must() {
        queue.put("aaaa");
        queue.put("bbbb");
        assertThat(queue.put("cc")).isFalse();
        assertThat(queue.put("d")).isTrue();

        assertThat(queue.size()).isEqualTo(3);
        assertThat(queue.poll()).isEqualTo("bbbb");
        assertThat(queue.dropped()).isEqualTo(1);
        assertThat(dropped).containsExactly("aaaa");
    }

    @Test
    void drops_as_many_as_a_large_one_needs_and_keeps_even_one_above_the_bound() {
        queue.put("a");
        queue.put("b");
        assertThat(queue.put("x".repeat(11))).isTrue();
        assertThat(queue.dropped()).isEqualTo(2);

        assertThat(queue.put("c")).isTrue();
        assertThat(queue.poll()).isEqualTo("c");
        assertThat(queue.poll()).isNull();
    }

    @Test
    void what_was_taken_makes_room() {
        for (int i = 0; i < 1000; i++) {
            assertThat(queue.put("xxxxxxxxxx")).isFalse();
            assertThat(queue.poll()).isNotNull();
        }
    }

    @Test
    void who_takes_waits_for_who_puts() throws Exception {
        CompletableFuture<String> taken = CompletableFuture.supplyAsync(() -> {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        queue.put("late");

        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo("late");
    }
}
