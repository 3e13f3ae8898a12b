package io.github.kismetexternal.packaging.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What all rules found in a bundle. Immutable.
 *
 * @param findings the errors, then the warnings, each sorted by file, line and rule
 */
public record Validation(List<Finding> findings) {
    private static final Comparator<Finding> ORDER = Comparator.comparing((Finding finding) ->
                    finding.rule().severity())
            .thenComparing(Finding::file)
            .thenComparing(Finding::line)
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(Finding::message);

    /**
     * Takes the findings.
     *
     * @param findings in any order; they are sorted
     */
    public Validation {
        findings = findings.stream().sorted(ORDER).toList();
    }

    /**
     * Checks all rules.
     *
     * @param files of the bundle
     * @param silenced the ids of rules that are not to be checked; one that does not exist is an error of its own
     * @return what was found
     */
    public static Validation of(BundleFiles files, Collection<String> silenced) {
        Set<String> ids = new HashSet<>(silenced);
        CheckedBundle bundle = new CheckedBundle(files, Set.copyOf(ids));
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            if (!ids.contains(rule.id())) {
                findings.addAll(check(rule, bundle));
            }
        }
        return new Validation(findings);
    }

    /** A bundle may be made to make a parser fail: that is no reason to keep silent about all other rules. */
    private static List<Finding> check(Rule rule, CheckedBundle bundle) {
        try {
            return rule.check(bundle);
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(new Finding(".", 0, rule, Printable.text(
                    "The bundle (on which this check failed: " + e + ") must be one that can be checked; report this as"
                            + " a fault of the check, or silence the rule.")));
        }
    }

    /** {@return the findings that must fail a build} */
    public List<Finding> errors() {
        return with(Severity.ERROR);
    }

    /** {@return the other findings} */
    public List<Finding> warnings() {
        return with(Severity.WARNING);
    }

    private List<Finding> with(Severity severity) {
        return findings.stream().filter(finding -> finding.rule().severity() == severity).toList();
    }

    /** {@return for people a block of lines for each finding, and behind them why the broken rules exist} */
    public List<String> text() {
        return Stream.concat(findings.stream().map(Finding::toString), reasons().stream()).toList();
    }

    /** {@return why each of the broken rules exists, once} */
    public List<String> reasons() {
        return findings.stream()
                .map(Finding::rule)
                .distinct()
                .map(rule -> "Why " + rule.id() + ": " + rule.why())
                .toList();
    }
}
