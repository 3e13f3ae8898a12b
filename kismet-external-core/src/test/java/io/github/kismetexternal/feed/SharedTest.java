package io.github.kismetexternal.feed;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharedTest {
    private final Shared<String> shared = new Shared<>();
    private final List<Object> made = new ArrayList<>();

    @Test
    void an_equal_question_in_the_same_state_has_the_same_answer() {
        FeedCursor question = new FeedCursor("e", 1);

        String answer = ask(question, 7);

        assertThat(ask(new FeedCursor("e", 1), 7)).isSameAs(answer);
        assertThat(made).hasSize(1);
    }

    @Test
    void another_question_or_another_state_has_another_answer() {
        String answer = ask("q", 7);

        assertThat(ask("r", 7)).isNotSameAs(answer);
        assertThat(ask("q", 7)).as("both are known").isSameAs(answer);
        assertThat(ask("q", 8)).isNotSameAs(answer);
        assertThat(made).containsExactly("q", "r", "q");
    }

    @Test
    void what_could_not_be_answered_is_tried_again() {
        assertThatThrownBy(() -> shared.answer("q", 7, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(ask("q", 7)).isEqualTo("q in 7");
    }

    @Test
    void few_answers_are_kept() {
        for (int i = 0; i < Shared.MOST; i++) {
            ask(i, 7);
        }
        for (int i = 0; i < Shared.MOST; i++) {
            ask(i, 7);
        }
        assertThat(made).as("so many are").hasSize(Shared.MOST);

        ask("one more", 7);

        ask(0, 7);
        assertThat(made).as("with one more, the others go").hasSize(Shared.MOST + 2);
    }

    private String ask(Object question, long state) {
        return shared.answer(question, state, () -> {
            made.add(question);
            return question + " in " + state;
        });
    }
}
