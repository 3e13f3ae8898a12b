package io.github.kismetexternal.testkit;

import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.Generation;
import java.util.Set;

/**
 * In what the imitated releases differ.
 *
 * @param name the release
 * @param accepted the generations that the server takes from a plugin
 * @param acceptedFrame the largest frame it takes, in bytes, header included
 * @param sentFrame the largest frame it sends; it ends the plugin over a larger one
 * @param keepsPublishedJson whether listeners get what a plugin publishes, not just the type
 * @param lateHeadAbortsKismet whether a late status or header aborts Kismet itself, not just the plugin
 */
record SimulatedServer(
        String name,
        Set<Generation> accepted,
        int acceptedFrame,
        int sentFrame,
        boolean keepsPublishedJson,
        boolean lateHeadAbortsKismet) {
    private static final SimulatedServer R2023_07 = new SimulatedServer(
            "Kismet 2023-07-R2",
            Set.of(Generation.V0, Generation.V2),
            16_383,
            FrameReader.MAX_PAYLOAD,
            true,
            false);
    private static final SimulatedServer R2025_09 =
            new SimulatedServer("Kismet 2025-09-R1", Set.of(Generation.V3), 16_383, 16_384, false, true);

    /** Returns the newest measured release that takes a generation by default. */
    static SimulatedServer speaking(Generation generation) {
        return generation == Generation.V3 ? R2025_09 : R2023_07;
    }
}
