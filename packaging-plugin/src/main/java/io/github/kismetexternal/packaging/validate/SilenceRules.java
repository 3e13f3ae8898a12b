package io.github.kismetexternal.packaging.validate;

import java.util.List;
import java.util.stream.Collectors;

/** What holds for the list of silenced rules. */
final class SilenceRules {
    private SilenceRules() {}

    static List<Rule> rules() {
        return List.of(SimpleRule.error(
                "unknown-rule",
                "Each silenced rule exists",
                "A rule that was written wrong would go on being checked, or would be missed once it is renamed.",
                "write an id of this list",
                SilenceRules::check));
    }

    private static void check(CheckedBundle bundle, FindingList findings) {
        List<String> known = Rules.all().stream().map(Rule::id).toList();
        bundle.silenced().stream().filter(id -> !known.contains(id)).sorted().forEach(id -> findings.add(
                "silence",
                "The silenced rule (" + Printable.of(id) + ") must be one of "
                        + known.stream().sorted().collect(Collectors.joining(", "))));
    }
}
