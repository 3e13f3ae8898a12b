package io.github.kismetexternal.packaging.validate;

import java.util.ArrayList;
import java.util.List;

/** Collects what breaks one rule, and only counts what is beyond the first 50. */
final class FindingList {
    private static final int MOST = 50;

    private final Rule rule;
    private final List<Finding> findings = new ArrayList<>();
    private int more;

    FindingList(Rule rule) {
        this.rule = rule;
    }

    /**
     * Adds a finding.
     *
     * @param what what it is (its value) and what it must be; the rule's remedy is added to it
     */
    void add(String file, int line, String what) {
        if (findings.size() < MOST) {
            findings.add(new Finding(
                    Printable.of(file), line, rule, Printable.text(what) + "; " + rule.fix() + "."));
        } else {
            more++;
        }
    }

    void add(String file, String what) {
        add(file, 0, what);
    }

    List<Finding> toList() {
        if (more > 0) {
            Finding last = findings.get(MOST - 1);
            findings.set(MOST - 1, new Finding(last.file(), last.line(), rule,
                    last.message() + " The same holds for " + more + " more."));
            more = 0;
        }
        return List.copyOf(findings);
    }
}
