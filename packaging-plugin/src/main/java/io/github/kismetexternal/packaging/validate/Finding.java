package io.github.kismetexternal.packaging.validate;

/**
 * One place that breaks a rule. Immutable.
 *
 * @param file the path inside the plugin's directory, or of the plugin itself
 * @param line the line, counted from 1, or 0 if the finding is about no single line
 * @param rule the rule that is broken
 * @param message what (its value), the rule, and what to do; one line without control characters
 */
public record Finding(String file, int line, Rule rule, String message) {

    /** {@return where it is, such as {@code manifest.conf:3}} */
    public String place() {
        return line == 0 ? file : file + ":" + line;
    }

    /** {@return place, rule and message, in two lines} */
    public String text() {
        return place() + " [" + rule.id() + "]\n    " + message;
    }

    /** Returns severity, place, rule and message, in two lines. */
    @Override
    public String toString() {
        return rule.severity() + ": " + text();
    }
}
