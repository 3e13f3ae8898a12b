package io.github.kismetexternal.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param what what was measured
 * @param unit the unit of both values
 * @param ours the kit's median
 * @param against what it is compared with; null if with nothing
 * @param theirs the other's median
 * @param target what the ratio should be: {@code <= 1.6}, {@code >= 0.5}; null without
 */
record Row(
        String what, String unit, double ours, @Nullable String against, double theirs, @Nullable String target) {
    static Row alone(String what, String unit, double ours) {
        return new Row(what, unit, ours, null, 0, null);
    }

    /** Returns how many times the other's value the kit's is; null where it is compared with nothing. */
    @JsonProperty
    @Nullable Double ratio() {
        return against == null ? null : ours / theirs;
    }

    /** Returns whether the target is met; also true where there is none. */
    boolean isMet() {
        if (target == null) {
            return true;
        }
        double limit = Double.parseDouble(target.substring(3));
        double value = against == null ? ours : ours / theirs;
        return target.startsWith("<=") ? value <= limit : value >= limit;
    }
}
