package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedPlugin;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.wire.Generation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

@Timeout(120)
class KismetPluginTestTest {
    @Test
    void runs_the_tests_against_a_plugin_in_a_process_of_its_own() {
        assertAllSucceed(3, run(InAProcess.class));
    }

    @Test
    void runs_the_tests_under_every_release_in_every_generation() {
        EngineExecutionResults results = run(Everywhere.class);

        assertAllSucceed(9, results);
        results.containerEvents()
                .started()
                .assertThatEvents()
                .haveExactly(1, event(displayName("Kismet 2023-07-R2, v0")))
                .haveExactly(1, event(displayName("Kismet 2025-09-R1, v3")));
    }

    @Test
    void runs_a_plugin_in_the_jvm_of_the_tests_for_a_debugger() {
        assertAllSucceed(2, run(InThisJvm.class));
    }

    @Test
    void a_test_in_which_the_plugin_breaks_a_rule_fails_with_it_and_the_next_gets_a_new_plugin() {
        EngineExecutionResults results = run(Deadly.class);

        results.testEvents().assertStatistics(count -> count.started(4).succeeded(3).failed(1));
        results.testEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(
                        1, finishedWithFailureOf("would kill the plugin EchoPlugin: a helper must not be stopped"));
    }

    @Test
    void a_test_during_which_the_plugin_ends_by_itself_fails_with_its_status_and_what_it_printed() {
        EngineExecutionResults results = run(Ending.class);

        results.testEvents().assertStatistics(count -> count.started(6).succeeded(4).failed(2));
        results.testEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailureOf("the plugin ended with exit status 7; Kismet does not start it"
                        + " again; it printed: echo gives up"))
                .haveExactly(1, finishedWithFailureOf("the plugin ended with exit status 137; Kismet does not start"));
    }

    @Test
    void a_rule_that_is_broken_while_the_plugin_goes_on_after_a_test_is_that_tests_fault() {
        EngineExecutionResults results = run(LateGarbage.class);

        results.testEvents().assertStatistics(count -> count.started(2).succeeded(1).failed(1));
        results.testEvents().failed().assertThatEvents().haveExactly(1, event(displayName("a(KismetClient)")));
    }

    @Test
    void a_rule_that_is_broken_between_two_tests_fails_the_class_and_no_test() {
        EngineExecutionResults results = run(BetweenTests.class);

        results.testEvents().assertStatistics(count -> count.started(2).succeeded(2));
        results.containerEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailureOf("after a(KismetClient): Kismet 2025-09-R1 would kill"));
    }

    @Test
    void a_rule_that_is_broken_after_the_last_test_fails_the_class() {
        EngineExecutionResults results = run(AfterTheLast.class);

        results.testEvents().assertStatistics(count -> count.started(1).succeeded(1));
        results.containerEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailureOf("after last(SimulatedPlugin): Kismet 2025-09-R1 would kill"));
    }

    @Test
    void a_plugin_in_this_jvm_may_be_stopped_at_a_breakpoint_for_long() {
        run(InThisJvm.class);
        assertThat(InThisJvm.deadline).isEqualTo(Duration.ofDays(1));
        run(InAProcess.class);
        assertThat(InAProcess.deadline).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void a_main_class_need_not_be_public() {
        assertAllSucceed(1, run(HiddenInAProcess.class));
        assertAllSucceed(1, run(HiddenInThisJvm.class));
    }

    @ParameterizedTest
    @ValueSource(classes = {FailingInAProcess.class, FailingInThisJvm.class})
    void a_plugin_that_ends_at_its_start_is_told_by_each_test_with_what_it_printed(Class<?> type) throws Exception {
        Set<Path> before = temporaryFiles();
        EngineExecutionResults results = run(type);

        results.testEvents().assertStatistics(count -> count.started(2).failed(2));
        results.testEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(2, finishedWithFailureOf("the plugin FailingPlugin ended with exit status 1 before it"
                        + " registered anything; it printed: "))
                .haveExactly(2, finishedWithFailureOf("there is no antenna"));
        assertNoneAdded(before);
    }

    @Test
    void a_plugin_is_ready_when_its_page_is() {
        assertAllSucceed(1, run(Ready.class));
    }

    @Test
    void a_test_that_fails_shows_what_passed_the_pipes_and_what_the_plugin_printed() {
        String printed = printedDuring(
                () -> run(Failing.class).testEvents().assertStatistics(count -> count.started(1).failed(1)));

        assertThat(printed)
                .contains("what passed the pipes since the test began", "HTTPREQUEST", "HTTPRESPONSE", "status=200")
                .contains(Path.of("target/kismet-testkit/KismetPluginTestTest-Failing.fails-R2025_09-v3")
                        .toAbsolutePath()
                        .toString())
                .doesNotContain("HTTPREGISTERURI");
    }

    @Test
    void a_test_that_was_skipped_or_succeeded_prints_and_leaves_nothing() throws Exception {
        Set<Path> before = temporaryFiles();

        String printed = printedDuring(() -> run(Skipped.class)
                .testEvents()
                .assertStatistics(count -> count.started(2).succeeded(1).aborted(1)));

        assertThat(printed).doesNotContain("what passed the pipes");
        assertNoneAdded(before);
    }

    @Test
    void tests_of_a_class_run_one_after_the_other_even_where_others_run_in_parallel() {
        Beside.THREADS.clear();

        assertAllSucceed(6, EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(Beside.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute());

        assertThat(Beside.THREADS).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Nothing          | must have either main or bundle, had neither",
        "ReleaseAndEvery  | must have either release or everyRelease, had both",
        "BundleInProcess  | inProcess of @KismetPluginTest must go with main, was with bundle",
    })
    void a_wrong_annotation_is_explained(String type, String explanation) throws Exception {
        run(Class.forName(KismetPluginTestTest.class.getName() + "$" + type))
                .containerEvents()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailureOf(explanation));
    }

    @Test
    void a_bundle_says_once_that_it_does_not_run_in_the_jvm_of_the_debugger() {
        System.setProperty("kismet.debug", "true");
        try {
            String printed = printedDuring(() -> {
                run(Bundle.class);
                run(Bundle.class);
            });

            assertThat(printed).containsOnlyOnce("the bundle no/such/bundle still runs in a process of its own");
        } finally {
            System.clearProperty("kismet.debug");
        }
    }

    private static Condition<Event> finishedWithFailureOf(String text) {
        return finishedWithFailure(message(actual -> actual.contains(text)));
    }

    private static void assertAllSucceed(long tests, EngineExecutionResults results) {
        assertThat(results.allEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)))
                .isEmpty();
        results.testEvents().assertStatistics(count -> count.started(tests).succeeded(tests));
    }

    private static EngineExecutionResults run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(type))
                .execute();
    }

    private static String printedDuring(Runnable task) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            task.run();
        } finally {
            System.setErr(before);
        }
        return printed.toString(UTF_8);
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("kismet-testkit"))
                    .collect(Collectors.toSet());
        }
    }

    /** Waits for a moment, as other JVMs have files there as well. */
    private static void assertNoneAdded(Set<Path> before) throws Exception {
        for (int i = 0; i < 100 && !before.containsAll(temporaryFiles()); i++) {
            Thread.sleep(50);
        }
        assertThat(temporaryFiles()).isSubsetOf(before);
    }

    private static void awaitEnd(SimulatedPlugin plugin) throws InterruptedException {
        while (plugin.isConnected()) {
            Thread.sleep(20);
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    @KismetPluginTest(main = EchoPlugin.class, environment = "ECHO_VARIABLE=from the test")
    static class InAProcess {
        private static final Set<SimulatedPlugin> SEEN = ConcurrentHashMap.newKeySet();
        private static Duration deadline;

        @BeforeAll
        static void forget() {
            SEEN.clear();
        }

        @BeforeEach
        void remember(SimulatedPlugin plugin, KismetClient client) {
            SEEN.add(plugin);
            deadline = client.deadline();
        }

        @Test
        void answers(KismetClient client, SimulatedRelease release, Generation generation) throws Exception {
            assertThat(client.get("echo/hello").body()).isEqualTo("hello");
            assertThat(release).isEqualTo(SimulatedRelease.R2025_09);
            assertThat(generation).isEqualTo(Generation.V3);
        }

        @Test
        void has_the_environment(KismetClient client) throws Exception {
            assertThat(client.get("echo-variable").body()).isEqualTo("from the test");
        }

        @Test
        void stays_the_same_from_test_to_test(KismetSimulator kismet, SimulatedPlugin plugin) {
            assertThat(SEEN).containsExactly(plugin);
            assertThat(kismet.plugin()).isSameAs(plugin);
            assertThat(plugin.process().pid()).isNotEqualTo(ProcessHandle.current().pid());
            assertThat(plugin.registrations()).contains(new RegisterUri("/echo-variable", "GET"));
        }
    }

    @KismetPluginTest(main = EchoPlugin.class, everyRelease = true)
    static class Everywhere {
        @Test
        void answers(KismetClient client) throws Exception {
            assertThat(client.get("echo/hello").body()).isEqualTo("hello");
        }
    }

    @KismetPluginTest(
            main = EchoPlugin.class,
            inProcess = true,
            release = {SimulatedRelease.R2023_07, SimulatedRelease.R2025_09})
    static class InThisJvm {
        private static Duration deadline;

        @Test
        void answers(KismetClient client, SimulatedPlugin plugin) throws Exception {
            deadline = client.deadline();
            assertThat(client.get("echo/hello").body()).isEqualTo("hello");
            assertThat(plugin.process().pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).contains("plugin-EchoPlugin");
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    @KismetPluginTest(main = EchoPlugin.class)
    static class Deadly {
        @Test
        void a_breaks_a_rule(SimulatedPlugin plugin) throws Exception {
            plugin.suspend();
            awaitEnd(plugin);
        }

        @Test
        void b_has_a_new_plugin(KismetClient client) throws Exception {
            assertThat(client.get("echo/hello").body()).isEqualTo("hello");
        }

        @Test
        void c_breaks_a_rule_on_purpose(KismetSimulator kismet) throws Exception {
            kismet.plugin().suspend();
            assertThat(kismet.awaitFatality(Duration.ofSeconds(10)).rule()).contains("SIGSTOP");
        }

        @Test
        void d_has_a_new_plugin_again(KismetClient client) throws Exception {
            assertThat(client.get("echo/hello").body()).isEqualTo("hello");
        }
    }

    @KismetPluginTest(main = EchoPlugin.class)
    static class Failing {
        @Test
        void fails(KismetClient client) throws Exception {
            assertThat(client.get("echo/hello").body()).isEqualTo("something else");
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    @KismetPluginTest(main = EchoPlugin.class)
    static class Ending {
        @Test
        void a_ends_by_itself(KismetClient client, SimulatedPlugin plugin) throws Exception {
            client.askAndLeave("echo-end/7");
            awaitEnd(plugin);
        }

        @Test
        void b_was_killed_without_a_word(SimulatedPlugin plugin) throws Exception {
            plugin.process().destroyForcibly();
            awaitEnd(plugin);
        }

        @Test
        void c_is_killed_as_announced(SimulatedPlugin plugin) {
            plugin.expectEnd();
            plugin.process().destroyForcibly();
        }

        @Test
        void d_has_its_pipe_closed(SimulatedPlugin plugin) {
            plugin.closePipe();
        }

        @Test
        void e_loses_its_kismet(KismetSimulator kismet) {
            kismet.kill();
        }

        @Test
        void f_has_a_new_plugin_again(KismetClient client) throws Exception {
            assertThat(client.get("echo/hello").body()).isEqualTo("hello");
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    @KismetPluginTest(main = EchoPlugin.class)
    static class LateGarbage {
        @Test
        void a(KismetClient client) throws Exception {
            assertThat(client.get("echo-garbage").body()).isEqualTo("soon");
        }

        @Test
        void b(KismetClient client) throws Exception {
            assertThat(client.get("echo/hello").body()).isEqualTo("hello");
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    @KismetPluginTest(main = EchoPlugin.class)
    static class BetweenTests {
        private static SimulatedPlugin before;

        BetweenTests(SimulatedPlugin plugin) throws Exception {
            if (plugin == before) {
                plugin.suspend();
                awaitEnd(plugin);
            }
            before = plugin;
        }

        @Test
        void a(KismetClient client) throws Exception {
            assertThat(client.get("echo/hello").body()).isEqualTo("hello");
        }

        @Test
        void b(KismetClient client) throws Exception {
            assertThat(client.get("echo/hello").body()).isEqualTo("hello");
        }
    }

    /** An extension that comes before those of a profile, so that it ends after them. */
    static final class BreakARule implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) throws Exception {
            AfterTheLast.last.suspend();
            awaitEnd(AfterTheLast.last);
        }
    }

    @ExtendWith(BreakARule.class)
    @KismetPluginTest(main = EchoPlugin.class)
    static class AfterTheLast {
        private static SimulatedPlugin last;

        @Test
        void last(SimulatedPlugin plugin) {
            last = plugin;
        }
    }

    @KismetPluginTest(main = HiddenPlugin.class)
    static class HiddenInAProcess {
        @Test
        void answers(KismetClient client) throws Exception {
            assertThat(client.get("hidden").body()).isEqualTo("here");
        }
    }

    @KismetPluginTest(main = HiddenPlugin.class, inProcess = true)
    static class HiddenInThisJvm {
        @Test
        void answers(KismetClient client) throws Exception {
            assertThat(client.get("hidden").body()).isEqualTo("here");
        }
    }

    @KismetPluginTest(main = FailingPlugin.class)
    static class FailingInAProcess {
        @Test
        void never_begins() {}

        @Test
        void never_begins_either(KismetClient unused) {}
    }

    @KismetPluginTest(main = FailingPlugin.class, inProcess = true)
    static class FailingInThisJvm {
        @Test
        void never_begins() {}

        @Test
        void never_begins_either(KismetClient unused) {}
    }

    @KismetPluginTest(main = SlowPlugin.class, ready = "slow/last")
    static class Ready {
        @Test
        void answers(KismetClient client) throws Exception {
            assertThat(client.get("slow/last").body()).isEqualTo("last");
        }
    }

    @KismetPluginTest(main = EchoPlugin.class)
    static class Skipped {
        @Test
        void is_skipped() {
            Assumptions.abort("not today");
        }

        @Test
        void answers(KismetClient client) throws Exception {
            assertThat(client.get("echo/hello").body()).isEqualTo("hello");
        }
    }

    @KismetPluginTest(main = EchoPlugin.class, release = {SimulatedRelease.R2023_07, SimulatedRelease.R2025_09})
    static class Beside {
        private static final Set<Thread> THREADS = ConcurrentHashMap.newKeySet();

        @RepeatedTest(3)
        void runs_alone() throws Exception {
            THREADS.add(Thread.currentThread());
            Thread.sleep(100);
        }
    }

    @KismetPluginTest
    static class Nothing {
        @Test
        void never_runs(List<String> unknown) {}
    }

    @KismetPluginTest(main = EchoPlugin.class, everyRelease = true, release = SimulatedRelease.R2025_09)
    static class ReleaseAndEvery {
        @Test
        void never_runs() {}
    }

    @KismetPluginTest(bundle = "no/such/bundle", inProcess = true)
    static class BundleInProcess {
        @Test
        void never_runs() {}
    }

    @KismetPluginTest(bundle = "no/such/bundle")
    static class Bundle {
        @Test
        void never_runs() {}
    }
}
