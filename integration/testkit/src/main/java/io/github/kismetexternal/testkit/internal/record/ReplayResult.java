package io.github.kismetexternal.testkit.internal.record;

import java.util.List;

/**
 * What came of a replay. Immutable.
 *
 * @param differences in what the helper says now differs from what was recorded, each a line for people
 * @param sent how many frames of Kismet were sent
 * @param answers how many requests were answered now
 * @param understood whether all that the helper wrote was frames
 */
public record ReplayResult(List<String> differences, int sent, int answers, boolean understood) {
    /** Copies what it is made of. */
    public ReplayResult {
        differences = List.copyOf(differences);
    }

    /** Returns whether the helper said what was recorded. */
    public boolean isAlike() {
        return differences.isEmpty();
    }
}
