package io.github.kismetexternal.packaging.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    @TempDir
    Path parent;

    @ParameterizedTest
    @MethodSource("forbidden")
    void is_found_where_it_is(RuleCase broken) {
        PluginFixture plugin = new PluginFixture(parent);
        broken.change().accept(plugin);

        assertThat(PluginFixture.of(plugin.validate(), broken.rule()))
                .extracting(Finding::place)
                .containsExactly(broken.place());
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void is_not_taken_for_what_it_is_like(RuleCase kept) {
        PluginFixture plugin = new PluginFixture(parent);
        kept.change().accept(plugin);

        assertThat(PluginFixture.of(plugin.validate(), kept.rule())).isEmpty();
    }

    @Test
    void a_good_plugin_breaks_none() {
        assertThat(new PluginFixture(parent).validate().findings()).isEmpty();
    }

    @Test
    void each_has_a_case() {
        Set<String> tested = Stream.concat(
                        RuleCases.all().stream().filter(one -> one.place() != null).map(RuleCase::rule),
                        Stream.of(ArchiveRulesTest.RULES, ValidationTest.RULES).flatMap(List::stream))
                .collect(Collectors.toSet());

        assertThat(Rules.all()).extracting(Rule::id).hasSameElementsAs(tested);
    }

    @Test
    void ids_are_words_that_occur_once() {
        assertThat(Rules.all()).extracting(Rule::id).doesNotHaveDuplicates().allMatch(id ->
                id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void each_says_what_happens_and_what_to_do() {
        assertThat(Rules.all()).allSatisfy(rule -> {
            assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.why()).endsWith(".");
            assertThat(rule.fix()).isNotBlank().doesNotEndWith(".");
        });
    }

    static Stream<RuleCase> forbidden() {
        return RuleCases.all().stream().filter(one -> one.place() != null);
    }

    static Stream<RuleCase> allowed() {
        return RuleCases.all().stream().filter(one -> one.place() == null);
    }
}
