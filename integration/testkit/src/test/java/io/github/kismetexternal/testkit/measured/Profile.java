package io.github.kismetexternal.testkit.measured;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.wire.Generation;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A release, and a generation that it takes. Immutable. */
record Profile(SimulatedRelease release, Generation generation) {
    /** Returns all there are, from the oldest release to the newest. */
    static List<Profile> all() {
        return Arrays.stream(SimulatedRelease.values())
                .flatMap(release -> release.generations().stream()
                        .sorted()
                        .map(generation -> new Profile(release, generation)))
                .toList();
    }

    static Predicate<Profile> in(Generation generation) {
        return profile -> profile.generation() == generation;
    }

    static Predicate<Profile> since(SimulatedRelease release) {
        return profile -> profile.release().since(release);
    }

    static Predicate<Profile> before(SimulatedRelease release) {
        return since(release).negate();
    }

    @Override
    public String toString() {
        return release.label() + " " + generation.label();
    }
}
