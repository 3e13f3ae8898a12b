package io.github.kismetexternal.testkit.internal.pipe;

/** Thrown for bytes over which Kismet ends a plugin; the message is the rule and what was broken of it. */
final class BrokenRuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String frame;

    BrokenRuleException(String rule) {
        this(rule, "");
    }

    /** Says also which frame it was, readable on one line. */
    BrokenRuleException(String rule, String frame) {
        super(rule);
        this.frame = frame;
    }

    String frame() {
        return frame;
    }
}
