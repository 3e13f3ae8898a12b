package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.wire.Generation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A release in one of the generations that it takes. */
record Profile(SimulatedRelease release, Generation generation) {
    private static final SimulatedRelease[] DEFAULT = {SimulatedRelease.R2025_09};

    static Stream<Profile> of(KismetPluginTest test) {
        SimulatedRelease[] releases = test.release();
        if (!test.everyRelease()) {
            return Arrays.stream(releases.length == 0 ? DEFAULT : releases)
                    .map(release -> new Profile(release, release.newestGeneration()));
        }
        if (releases.length > 0) {
            throw new ExtensionConfigurationException("@KismetPluginTest must have either release or everyRelease,"
                    + " had both");
        }
        return Arrays.stream(SimulatedRelease.values())
                .flatMap(release -> release.generations().stream()
                        .sorted()
                        .map(generation -> new Profile(release, generation)));
    }

    @Override
    public String toString() {
        return release + ", " + generation.label();
    }
}
