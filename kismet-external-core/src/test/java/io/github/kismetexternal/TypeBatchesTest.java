package io.github.kismetexternal;

import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.Generation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypeBatchesTest {
    @Test
    void no_types_need_no_frame() {
        assertThat(TypeBatches.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "13, 1", "14, 2", "26, 2", "27, 3"})
    void of_the_longest_types_that_can_be_published_thirteen_go_together(int count, int batches) {
        List<String> types = Collections.nCopies(count, "X".repeat(200));

        assertThat(TypeBatches.of(types)).hasSize(batches);
        assertThat(TypeBatches.of(types).stream().flatMap(List::stream)).isEqualTo(types);
    }

    @Test
    void a_type_that_no_frame_takes_does_not_keep_the_others_from_theirs() {
        String huge = "X".repeat(100_000);

        assertThat(TypeBatches.of(List.of("A", huge, "B"))).containsExactly(List.of("A"), List.of(huge), List.of("B"));
    }

    @ParameterizedTest
    @EnumSource
    void every_batch_fits_the_smallest_frame_whatever_its_types_are_made_of(Generation generation) {
        FrameEncoder encoder = FrameEncoder.ofHelper(generation);
        for (String type : List.of("X", "X".repeat(200), "\u20AC".repeat(200), "\uD83D\uDE00".repeat(100))) {
            List<String> first = TypeBatches.of(Collections.nCopies(2000, type)).get(0);

            assertThat(encoder.encode(new RegisterEvents(first), 1, 8191).length).isLessThanOrEqualTo(8191);
        }
    }
}
