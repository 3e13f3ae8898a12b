package io.github.kismetexternal.packaging.validate;

import java.util.List;

/** A rule that a plugin must keep to, so that Kismet loads it and browsers show it. Implementations have no state. */
public interface Rule {
    /** {@return the name by which the rule is silenced: lower-case words with hyphens} */
    String id();

    /** {@return the rule in one sentence} */
    String title();

    /** {@return how bad it is when it is broken} */
    Severity severity();

    /** {@return what happens when it is broken, with the releases of Kismet that this holds for} */
    String why();

    /** {@return how to keep to it} */
    String fix();

    /**
     * {@return each place that breaks it; a limited number}
     *
     * @param bundle to be checked
     */
    List<Finding> check(CheckedBundle bundle);
}
