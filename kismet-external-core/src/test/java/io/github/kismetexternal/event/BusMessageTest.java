package io.github.kismetexternal.event;

import io.github.kismetexternal.command.Severity;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BusMessageTest {
    @ParameterizedTest
    @CsvSource({
        "MESSAGE-2021-08, 2026-11-22T21:13:58Z",
        "MESSAGE-2023-07, 2026-11-22T21:13:45Z",
        "MESSAGE-2025-09, 2026-11-22T21:13:20Z"
    })
    void a_recorded_message_of_a_plugin_has_its_severity_and_text(String recording, Instant time) {
        assertThat(BusMessage.of(SampleEvents.recorded(recording)))
                .isEqualTo(new BusMessage(Optional.of(Severity.ERROR), "msg from probe", Optional.of(time)));
    }

    /** Kismet 2025-09 marks the message about a missing password with 2 and 32. */
    @ParameterizedTest
    @CsvSource({"2, INFO", "34, INFO", "68, ERROR", "8, ALERT", "16, FATAL", "18, FATAL"})
    void the_loudest_severity_counts_and_other_flags_do_not(long flags, Severity severity) {
        assertThat(withFlags(Long.toString(flags)).severity()).contains(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "32", "\"2\"", "2.5", "[]", "18446744073709551615"})
    void flags_without_a_severity_give_none(String flags) {
        assertThat(withFlags(flags).severity()).isEmpty();
    }

    private static BusMessage withFlags(String flags) {
        return BusMessage.of(
                SampleEvents.withBody("MESSAGE", "{\"kismet.messagebus.message_flags\": " + flags + "}"));
    }
}
