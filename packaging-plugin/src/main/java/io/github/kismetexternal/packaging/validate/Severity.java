package io.github.kismetexternal.packaging.validate;

/** How bad it is when a rule is broken. */
public enum Severity {
    /** Kismet or a browser will not load some of the plugin; a build fails. */
    ERROR,
    /** It works now, or here, or may be meant. */
    WARNING;

    @Override
    public String toString() {
        return this == ERROR ? "error" : "warning";
    }
}
