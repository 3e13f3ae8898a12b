package io.github.kismetexternal.site;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands in pages are run by tests. */
class CommandsTest {
    static List<Fence> shown() {
        return Sources.fences().stream().filter(fence -> fence.language().equals("sh")).toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("shown")
    void a_command_is_run_by_a_test_or_a_reason_is_given(Fence fence) {
        String runner = fence.remarks().get("run-by");
        if (runner == null) {
            assertThat(fence.remarks())
                    .as("%s: say which test runs it, <!-- run-by: Test -->, or why none does, <!-- no-run: … -->",
                            fence)
                    .containsKey("no-run");
            return;
        }
        String text = Runners.text(runner);
        if (!text.contains('"' + fence.page() + '"')) {
            assertThat(fence.commands()).as("%s: %s must run what the page shows, as it stands there", fence, runner)
                    .allSatisfy(command -> assertThat(text).contains(command));
        }
    }

    @Test
    void tells_which_commands_no_test_runs() {
        Listing.print("Commands that no test runs", shown(), "no-run");
    }

    @Test
    void a_command_may_go_over_several_lines() {
        Fence fence = new Fence("start.md", 1, "sh", "# first\nmvn -q \\\n    package\n\nls\n", Map.of());
        assertThat(fence.commands()).containsExactly("mvn -q package", "ls");
    }
}
