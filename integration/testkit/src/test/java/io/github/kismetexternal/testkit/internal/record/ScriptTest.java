package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What Kismet says in a replay has its time, and what must have been said before. */
class ScriptTest {
    private static final HttpRequest FIRST = new HttpRequest(0, "/a/1", "GET", Map.of());
    private static final HttpRequest SECOND = new HttpRequest(1, "/a/2", "GET", Map.of());
    private static final RegisterUri ROUTE = new RegisterUri("/a/:id", "GET");

    private final List<Block> blocks = new ArrayList<>();
    private final Conversation now = new Conversation();

    @Test
    void a_frame_comes_as_long_after_the_one_before_as_recorded() throws IOException {
        said(10, ROUTE);
        asked(30, FIRST);
        said(40, HttpResponse.last(0, Bytes.empty()));
        asked(70, SECOND);

        assertThat(script().steps()).extracting(Script.Step::pauseNanos).containsExactly(0L, 40L);
    }

    @Test
    void a_request_waits_for_the_answers_that_were_there_when_it_was_recorded() throws IOException {
        said(10, ROUTE);
        asked(30, FIRST);
        said(40, HttpResponse.last(0, Bytes.empty()));
        asked(70, SECOND);
        Script script = script();
        Readiness readiness = new Readiness(script.recorded(), now);

        assertThat(readiness.isFor(script.steps().get(0).condition())).isFalse();
        now.add(ROUTE);
        assertThat(readiness.isFor(script.steps().get(0).condition())).isTrue();
        assertThat(readiness.isFor(script.steps().get(1).condition())).isFalse();
        now.add(HttpResponse.part(0, Bytes.of("a")));
        assertThat(readiness.isFor(script.steps().get(1).condition())).isFalse();
        now.add(HttpResponse.last(0, Bytes.empty()));
        assertThat(readiness.isFor(script.steps().get(1).condition())).isTrue();
    }

    @Test
    void a_request_that_was_sent_before_the_answer_to_another_does_not_wait_for_it() throws IOException {
        said(10, ROUTE);
        asked(30, FIRST);
        asked(35, SECOND);
        said(40, HttpResponse.last(0, Bytes.empty()));
        Script script = script();
        now.add(ROUTE);

        assertThat(new Readiness(script.recorded(), now).isFor(script.steps().get(1).condition())).isTrue();
    }

    @Test
    void what_did_not_come_in_time_is_not_waited_for_again() throws IOException {
        said(10, ROUTE);
        asked(30, FIRST);
        said(40, HttpResponse.last(0, Bytes.empty()));
        said(50, new RegisterUri("/other", "GET"));
        asked(70, SECOND);
        Script script = script();
        Readiness readiness = new Readiness(script.recorded(), now);
        now.add(ROUTE);
        Condition second = script.steps().get(1).condition();

        assertThat(readiness.isFor(second)).isFalse();
        readiness.letGo(second);
        assertThat(readiness.isFor(second)).isTrue();
    }

    @Test
    void without_a_route_a_subscription_or_a_question_nothing_makes_sense() throws IOException {
        said(10, ROUTE, new RegisterEvents(List.of("*")), new AuthRequest());
        asked(30, FIRST, new EventNotice(Bytes.of("{}")), new AuthReply("TOKEN"));
        Script script = script();
        Readiness readiness = new Readiness(script.recorded(), now);
        now.add(new RegisterUri("/b/:id", "GET"));
        now.add(new RegisterUri("/a/:id", "POST"));
        now.add(new RegisterUri("/a/(", "GET"));

        assertThat(script.steps()).extracting(step -> readiness.lacking(step.condition())).containsExactly(
                "the helper has not registered a URI for it",
                "the helper has not subscribed to any event",
                "the helper has not asked for it");
    }

    @Test
    void pongs_are_not_replayed_as_the_helpers_pings_are_answered() throws IOException {
        said(10, new Ping());
        asked(20, new Pong(1));

        assertThat(script().steps()).isEmpty();
    }

    @Test
    void what_is_no_frame_is_told_and_left_out() throws IOException {
        said(10, ROUTE);
        blocks.add(new Block(Direction.TO_HELPER, 20, Bytes.of("no frame at all")));
        asked(30, FIRST);

        assertThat(script().steps()).hasSize(1);
        assertThat(script().unreadable()).singleElement().asString()
                .startsWith("recording, byte 0 to the helper: no frame, left out (signature at byte 0 must be");
    }

    @Test
    void a_frame_counts_when_its_last_byte_has_come() throws IOException {
        byte[] route = frame(ROUTE);
        blocks.add(new Block(Direction.OF_HELPER, 10, Bytes.of(route).slice(0, 10)));
        asked(20, new EventNotice(Bytes.of("{}")));
        blocks.add(new Block(Direction.OF_HELPER, 30, Bytes.of(route).slice(10, route.length)));
        asked(40, FIRST);

        assertThat(script().steps()).extracting(step -> step.condition().registrations()).containsExactly(0, 1);
    }

    private Script script() throws IOException {
        return Script.of(new Recording(Map.of(), blocks, true, 0));
    }

    private void said(long nanos, Command... commands) {
        for (Command command : commands) {
            blocks.add(new Block(Direction.OF_HELPER, nanos, Bytes.of(frame(command))));
        }
    }

    private void asked(long nanos, Command... commands) {
        for (Command command : commands) {
            blocks.add(new Block(Direction.TO_HELPER, nanos, Bytes.of(frame(command))));
        }
    }

    private static byte[] frame(Command command) {
        return FrameEncoder.ofKismet(Generation.V3).encode(command, 1, 16_384);
    }
}
