package io.github.kismetexternal.feed;

import io.github.kismetexternal.http.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A question that has no answer yet. Ordered by when its time is over. */
final class Waiter implements Comparable<Waiter> {
    private final Question question;
    private final long deadline;
    private final long number;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();

    /**
     * Makes a waiter.
     *
     * @param deadline when its time is over, by {@link System#nanoTime}
     * @param number a number that no other has
     */
    Waiter(Question question, long deadline, long number) {
        this.question = question;
        this.deadline = deadline;
        this.number = number;
    }

    List<Feed> feeds() {
        return question.feeds();
    }

    CompletableFuture<Response> answer() {
        return answer;
    }

    long nanosLeft(long now) {
        return deadline - now;
    }

    /** Answers, once: who waits for several feeds may be named several times. */
    void complete(Round round) {
        if (!answer.isDone()) {
            try {
                answer.complete(question.answer(round));
            } catch (Throwable e) {
                // A heap that ran out included: one request fails, the others are answered.
                answer.completeExceptionally(e);
            }
        }
    }

    @Override
    public int compareTo(Waiter other) {
        int byDeadline = Long.signum(deadline - other.deadline);
        return byDeadline == 0 ? Long.compare(number, other.number) : byDeadline;
    }
}
