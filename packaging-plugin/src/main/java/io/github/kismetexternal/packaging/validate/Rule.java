package io.github.kismetexternal.packaging.validate;

import java.util.List;

/** A rule that a plugin must keep to, so that Kismet loads it and browsers show it. Implementations have no state. */
public interface Rule {
    /** Returns the name by which the rule is silenced: lower-case words with hyphens. */
    String id();

    /** Returns the rule in one sentence. */
    String title();

    /** Returns how bad it is when it is broken. */
    Severity severity();

    /** Returns what happens when it is broken, with the releases of Kismet that this holds for. */
    String why();

    /** Returns how to keep to it. */
    String fix();

    /** Returns each place that breaks it; a limited number. */
    List<Finding> check(CheckedBundle bundle);
}
