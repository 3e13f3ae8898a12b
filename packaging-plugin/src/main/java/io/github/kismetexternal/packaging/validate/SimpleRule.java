package io.github.kismetexternal.packaging.validate;

import static io.github.kismetexternal.packaging.validate.Severity.ERROR;
import static io.github.kismetexternal.packaging.validate.Severity.WARNING;

import java.util.List;

/**
 * A rule that is a few texts and a function.
 *
 * @param check looks for what breaks the rule
 */
record SimpleRule(String id, Severity severity, String title, String why, String fix, Check check) implements Rule {

    /** Looks for what breaks a rule. */
    interface Check {
        void check(CheckedBundle bundle, FindingList findings);
    }

    static Rule error(String id, String title, String why, String fix, Check check) {
        return new SimpleRule(id, ERROR, title, why, fix, check);
    }

    static Rule warning(String id, String title, String why, String fix, Check check) {
        return new SimpleRule(id, WARNING, title, why, fix, check);
    }

    @Override
    public List<Finding> check(CheckedBundle bundle) {
        FindingList findings = new FindingList(this);
        check.check(bundle, findings);
        return findings.toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
