package io.github.kismetexternal;

import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Severity;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessageBusTest {
    private static final long SECOND = 1_000_000_000L;

    private final RecordingSink sink = new RecordingSink();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - SECOND / 2);
    private final MessageBus bus = new MessageBus(sink, clock::get);

    @ParameterizedTest
    @EnumSource(names = {"INFO", "DEBUG"})
    void twenty_lines_a_second_are_sent_and_the_next_line_says_how_many_were_not(Severity severity) throws Exception {
        for (int i = 0; i < 25; i++) {
            bus.send(severity, "line " + i);
        }
        assertThat(sink.sent()).hasSize(20);

        // The clock may pass the largest number.
        clock.addAndGet(SECOND - 1);
        bus.send(severity, "too early");
        clock.addAndGet(1);
        bus.send(severity, "on");
        bus.send(severity, "again");

        assertThat(sink.sent().subList(20, 22))
                .containsExactly(
                        new Message(severity, "on (6 earlier messages withheld)"), new Message(severity, "again"));
    }

    @Test
    void no_second_wherever_it_begins_has_more_than_twenty_lines() throws Exception {
        bus.send(Severity.INFO, "first");
        clock.addAndGet(SECOND - 1);
        for (int i = 0; i < 25; i++) {
            bus.send(Severity.INFO, "line " + i);
        }
        assertThat(sink.sent()).hasSize(20);

        clock.addAndGet(1);
        bus.send(Severity.INFO, "the first is a second ago");
        bus.send(Severity.INFO, "the others are not");

        assertThat(sink.sent()).hasSize(21);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "ALERT", "FATAL"})
    void what_is_urgent_is_never_held_back(Severity severity) throws Exception {
        for (int i = 0; i < 100; i++) {
            bus.send(severity, "line " + i);
        }

        assertThat(sink.sent()).hasSize(100);
    }

    @Test
    void a_long_line_is_cut_since_it_comes_back_as_an_event() throws Exception {
        bus.send(Severity.ERROR, "x".repeat(1000));
        bus.send(Severity.ERROR, "x".repeat(1001));

        assertThat(sink.sent())
                .containsExactly(
                        new Message(Severity.ERROR, "x".repeat(1000)),
                        new Message(Severity.ERROR, "x".repeat(1000) + "…"));
    }

    @Test
    void lines_of_a_log_are_limited_whatever_their_severity() {
        for (int i = 0; i < 25; i++) {
            bus.offer(Severity.ERROR, "line " + i);
        }

        assertThat(sink.sent()).hasSize(20);
    }

    @Test
    void urgent_lines_use_up_none_of_the_others_room() throws Exception {
        for (int i = 0; i < 20; i++) {
            bus.send(Severity.ERROR, "error");
            bus.offer(Severity.INFO, "info");
        }
        bus.offer(Severity.INFO, "one too many");

        assertThat(sink.sent()).hasSize(40);
    }

    @Test
    void control_characters_become_spaces_and_everything_else_stays() throws Exception {
        // U+009B begins an escape sequence as well, in one character.
        bus.send(Severity.INFO, "a\r\nb\0c\u001b[31md\u007fe\u00e9\ud83d\ude00\u009b2J");

        assertThat(sink.sent())
                .containsExactly(new Message(Severity.INFO, "a  b c [31md e\u00e9\ud83d\ude00 2J"));
    }
}
