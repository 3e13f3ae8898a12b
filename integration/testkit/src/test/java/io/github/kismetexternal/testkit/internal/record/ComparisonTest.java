package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two conversations are alike if they mean the same. */
class ComparisonTest {
    private static final Message HELLO = new Message(Severity.INFO, "hello");
    private static final HttpResponse DONE = HttpResponse.last(0, Bytes.empty());

    private final Conversation recorded = new Conversation();
    private final Conversation now = new Conversation();

    @Test
    void the_frames_of_an_answer_do_not_matter() {
        recorded(new HttpResponse(0, Map.of("X-A", "b"), 200, Bytes.of("abcdef"), true));
        now(
                new HttpResponse(0, Map.of("x-a", "b"), null, Bytes.of("abc"), false),
                HttpResponse.part(0, Bytes.of("def")),
                DONE);

        assertThat(differences()).isEmpty();
    }

    @Test
    void order_and_pings_do_not_matter() {
        recorded(HELLO, new Ping(), new Message(Severity.ERROR, "oh"), HttpResponse.last(1, Bytes.empty()), DONE);
        now(DONE, new Message(Severity.ERROR, "oh"), HttpResponse.last(1, Bytes.empty()), HELLO);

        assertThat(differences()).isEmpty();
    }

    @Test
    void subscriptions_may_come_in_one_frame_or_several() {
        recorded(new RegisterEvents(List.of("A", "B")));
        now(new RegisterEvents(List.of("B")), new RegisterEvents(List.of("A")));

        assertThat(differences()).isEmpty();
    }

    @Test
    void what_is_said_more_or_less_often_is_told() {
        recorded(HELLO, HELLO, HELLO);
        now(HELLO, new RegisterEvents(List.of("A")));

        assertThat(differences()).containsExactly(
                "subscription \"A\": not recorded, said now",
                "message \"INFO hello\": recorded, missing now, 2 times");
    }

    @Test
    void a_frame_after_the_last_one_is_told() {
        recorded(DONE);
        now(DONE, DONE);

        assertThat(differences()).containsExactly(
                "request 0 (GET /a?...): frames after the last one (1) now, over which Kismet ends a plugin");
    }

    @Test
    void an_answer_to_what_was_never_asked_is_told() {
        now(HttpResponse.last(9, Bytes.empty()));

        assertThat(differences()).containsExactly("request 9 (never asked): no answer recorded, one now");
    }

    @Test
    void an_answer_that_does_not_end_is_told() {
        recorded(HttpResponse.part(0, Bytes.of("a")), DONE);
        now(HttpResponse.part(0, Bytes.of("a")));

        assertThat(differences())
                .containsExactly("request 0 (GET /a?...): answer ended in the recording, does not end now");
    }

    @Test
    void an_answer_that_the_recording_has_the_beginning_of_only_may_go_on() {
        recorded(HttpResponse.part(0, Bytes.of("a")));
        now(HttpResponse.part(0, Bytes.of("ab")), DONE);

        assertThat(differences()).isEmpty();
    }

    @Test
    void a_request_that_the_recording_has_no_answer_to_may_be_answered() {
        now(HttpResponse.last(0, Bytes.of("a")));

        assertThat(differences()).isEmpty();
    }

    @Test
    void a_token_is_not_shown() {
        now(new Message(Severity.INFO, "got TOKEN"));

        assertThat(differences()).containsExactly("message \"INFO got <token>\": not recorded, said now");
    }

    private List<String> differences() {
        HttpRequest request = new HttpRequest(0, "/a?password=x", "GET", Map.of());
        return new Comparison(recorded, now, Map.of(0L, request), new Printable(Set.of("TOKEN"))).differences();
    }

    private void recorded(Command... commands) {
        List.of(commands).forEach(recorded::add);
    }

    private void now(Command... commands) {
        List.of(commands).forEach(now::add);
    }
}
