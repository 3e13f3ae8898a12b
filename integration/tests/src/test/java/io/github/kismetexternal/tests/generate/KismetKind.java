package io.github.kismetexternal.tests.generate;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.wire.Generation;
import java.util.Arrays;
import java.util.List;

/**
 * A Kismet that generated plugins run under.
 *
 * @param generation one that the release takes
 */
record KismetKind(SimulatedRelease release, Generation generation) {
    /** Returns all there are with {@code -Pfull}, else the newest two releases. */
    static List<KismetKind> all() {
        if (!Boolean.getBoolean("kismet.generate.everyRelease")) {
            return List.of(newest(SimulatedRelease.R2023_07), newest(SimulatedRelease.R2025_09));
        }
        return Arrays.stream(SimulatedRelease.values())
                .flatMap(release -> release.generations().stream().sorted().map(one -> new KismetKind(release, one)))
                .toList();
    }

    static KismetKind newest(SimulatedRelease release) {
        return new KismetKind(release, release.newestGeneration());
    }

    @Override
    public String toString() {
        return release.label() + "-" + generation.label();
    }
}
