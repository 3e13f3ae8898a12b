package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose home a launcher takes for that of Kismet's user, and that HOME is neither asked first nor changed. */
class LauncherHomeTest {
    private static final List<String> AS_NOBODY_KNOWN =
            List.of("setpriv", "--reuid=12345", "--regid=12345", "--clear-groups");

    private static final String TOLD = "for a Kismet run by the user whose home is ";

    @TempDir
    Path temporary;

    private InstalledPlugin plugin;

    static Stream<List<String>> shells() {
        return LauncherTest.shells();
    }

    static Stream<List<String>> shellsOtherThanBash() {
        return shells().filter(shell -> !shell.contains("bash"));
    }

    @BeforeEach
    void install() throws IOException {
        // For the user who is not root.
        ScratchMachine.mode(temporary, "rwxr-xr-x");
        plugin = new InstalledPlugin(temporary).withHomeOfThisMachineInBash();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "/nonexistent", "a  wrong *"})
    void bash_asks_the_password_database_itself(String variable) {
        plugin.with("PATH", System.getenv("PATH"));
        String home = home(List.of("dash"));
        withHomeVariable(variable).with("PATH", plugin.tools + ":" + System.getenv("PATH"));

        assertThat(home(List.of("bash"))).isEqualTo(home);
        assertThat(home(List.of("dash"))).isEqualTo(plugin.home.toString());
    }

    @ParameterizedTest
    @MethodSource("shells")
    void getent_is_asked_for_a_user_whom_the_shell_does_not_know(List<String> shell) throws IOException {
        assumeRoot();
        plugin.program(plugin.tools.resolve("getent"), "echo \"x:x:$2:$2:a name:/home/of $2:/bin/sh\"");

        assertThat(home(asNobodyKnown(shell))).isEqualTo("/home/of 12345");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_user_whom_nobody_knows_has_the_one_of_the_variable(List<String> shell) {
        assumeRoot();
        plugin.with("PATH", System.getenv("PATH")).with("HOME", "/srv/a  home");

        assertThat(home(asNobodyKnown(shell))).isEqualTo("/srv/a  home");
    }

    @ParameterizedTest
    @MethodSource("shellsOtherThanBash")
    void another_shell_does_not_take_itself_for_bash(List<String> shell) {
        plugin.with("BASH_VERSION", "5.2").without("HOME");

        assertThat(home(shell)).isEqualTo(plugin.home.toString());
    }

    @ParameterizedTest
    @MethodSource("shells")
    void the_variable_reaches_the_program_as_it_is(List<String> shell) {
        List<String> launcher = LauncherTest.in(shell, plugin.launcher);

        for (String variable : new String[] {"a  wrong *", "", null}) {
            LauncherRun run = withHomeVariable(variable).run(launcher).started();

            assertThat(run.one("environment.home")).isEqualTo(String.valueOf(variable));
        }
    }

    private InstalledPlugin withHomeVariable(String variable) {
        return variable == null ? plugin.without("HOME") : plugin.with("HOME", variable);
    }

    private String home(List<String> shell) {
        LauncherRun run = plugin.run(LauncherTest.in(shell, plugin.launcher), "--doctor");
        assertThat(run.errors()).isEmpty();
        String line = run.output().lines().findFirst().orElse("");
        assertThat(line).contains(TOLD);
        return line.substring(line.indexOf(TOLD) + TOLD.length());
    }

    private static List<String> asNobodyKnown(List<String> shell) {
        return Stream.concat(AS_NOBODY_KNOWN.stream(), shell.stream()).toList();
    }

    private static void assumeRoot() {
        assumeTrue(ScratchMachine.IS_ROOT, "only root can run a program as another user");
    }
}
