package io.github.kismetexternal.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was answered in one round, for all in it who ask the same while nothing has changed. Answers are immutable. For
 * one thread.
 *
 * @param <A> an answer
 */
final class Shared<A> {
    /** An answer can fill a frame: one for each of thousands who all ask something else would fill a small heap. */
    static final int MOST = 16;

    private final Map<Object, Kept<A>> answers = new HashMap<>();

    private record Kept<A>(long state, A answer) {}

    /**
     * Returns the answer to a question.
     *
     * @param question equal to all that have the same answer in the same state
     * @param state of what is asked for; it was read before the answer is made, and never comes back once it has gone
     * @param making makes the answer
     */
    A answer(Object question, long state, Supplier<A> making) {
        Kept<A> known = answers.get(question);
        if (known != null && known.state() == state) {
            return known.answer();
        }
        A answer = making.get();
        if (answers.size() == MOST) {
            answers.clear();
        }
        answers.put(question, new Kept<>(state, answer));
        return answer;
    }
}
