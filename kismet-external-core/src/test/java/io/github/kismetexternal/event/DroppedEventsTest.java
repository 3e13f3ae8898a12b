package io.github.kismetexternal.event;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DroppedEventsTest {
    private final DroppedEvents dropped = new DroppedEvents();

    @Test
    void each_type_has_its_count() {
        dropped.count(event("A"));
        dropped.count(event("B"));
        dropped.count(event("A"));

        assertThat(dropped.counts()).isEqualTo(Map.of("A", 2L, "B", 1L));
    }

    @Test
    void whoever_makes_up_types_gets_a_hundred_of_them() {
        for (int i = 0; i < 100_000; i++) {
            dropped.count(event("T" + i));
        }
        dropped.count(event("T99"));

        assertThat(dropped.counts())
                .hasSize(101)
                .containsEntry("T0", 1L)
                .containsEntry("T99", 2L)
                .containsEntry(EventCounts.OTHER_TYPES, 99_900L);
    }

    @Test
    void a_type_of_200_characters_is_a_name_and_a_longer_one_is_not() {
        dropped.count(event("x".repeat(200)));
        dropped.count(event("x".repeat(201)));

        assertThat(dropped.counts()).containsOnlyKeys("x".repeat(200), EventCounts.OTHER_TYPES);
    }

    private static Event event(String type) {
        return SampleEvents.ofType(type);
    }
}
