package io.github.kismetexternal.fuzz;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What fuzzing once found, and what covers most of the code, stays right. */
@Timeout(100)
class FuzzCorpusTest {
    @ParameterizedTest
    @EnumSource
    void every_input_of_the_committed_corpus_is_taken_as_its_target_demands(FuzzTarget target) throws IOException {
        check(target, Corpus.committed(target));
    }

    @ParameterizedTest
    @EnumSource
    void every_seed_is_taken_as_its_target_demands(FuzzTarget target) {
        check(target, target.seeds());
    }

    private static void check(FuzzTarget target, List<byte[]> inputs) {
        assertThat(inputs).isNotEmpty();
        for (byte[] input : inputs) {
            try {
                target.check(input);
            } catch (Throwable e) {
                throw new AssertionError(
                        target.label() + " fails on " + Base64.getEncoder().encodeToString(input), e);
            }
        }
    }
}
