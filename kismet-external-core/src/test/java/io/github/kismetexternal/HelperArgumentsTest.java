package io.github.kismetexternal;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HelperArgumentsTest {
    @Test
    void both_spellings_are_understood_and_the_rest_is_kept_in_order() throws UsageException {
        assertThat(HelperArguments.parse("--in-fd=9", "--out-fd=13"))
                .isEqualTo(new HelperArguments(9, 13, Optional.empty(), List.of()));
        assertThat(HelperArguments.parse("b", "--out-fd", "4", "--in-fdx=7", "--in-fd", "3", "", "a"))
                .isEqualTo(new HelperArguments(3, 4, Optional.empty(), List.of("b", "--in-fdx=7", "", "a")));
    }

    @Test
    void a_protocol_is_taken_as_it_is() throws UsageException {
        assertThat(HelperArguments.parse("--in-fd=1", "--out-fd=2", "--protocol=v2").protocol()).contains("v2");
        assertThat(HelperArguments.parse("--in-fd=1", "--out-fd=2", "--protocol", "?").protocol()).contains("?");
    }

    @Test
    void of_repeated_ones_the_last_counts() throws UsageException {
        assertThat(HelperArguments.parse("--in-fd=1", "--out-fd=2", "--in-fd=3").inFd()).isEqualTo(3);
    }

    @Test
    void a_pipes_number_has_nine_digits_at_most() throws UsageException {
        assertThat(HelperArguments.parse("--in-fd=999999999", "--out-fd=2").inFd()).isEqualTo(999_999_999);
    }

    @ParameterizedTest
    @CsvSource({
        "'', --in-fd is missing",
        "--in-fd=3, --out-fd is missing",
        "--out-fd=3, --in-fd is missing",
        "--in-fd, --in-fd must be followed by the number of a pipe",
        "--in-fd=, --in-fd () must be the number of a pipe",
        "--in-fd=x, --in-fd (x) must be the number of a pipe",
        "--in-fd=-1, --in-fd (-1) must be the number of a pipe",
        "--in-fd=1000000000, --in-fd (1000000000) must be the number of a pipe",
        "--protocol, '--protocol must be followed by v0, v2 or v3'",
        "--out-fd= 4, --out-fd ( 4) must be the number of a pipe"
    })
    void what_kismet_would_not_pass_is_refused(String argument, String problem) {
        assertThatThrownBy(() -> HelperArguments.parse(argument))
                .isInstanceOf(UsageException.class)
                .hasMessage(problem);
    }

    @Test
    void started_by_hand_a_plugin_says_what_it_is_and_ends_with_status_64() {
        UsageException problem = new UsageException("--in-fd is missing");

        assertThat(problem.explanation("demo", "kismet_demo"))
                .contains("demo is a plugin for the Kismet", "What is wrong: --in-fd is missing.")
                .contains("kismet_demo --in-fd=N");
    }
}
