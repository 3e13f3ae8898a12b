package io.github.kismetexternal.wire;

/**
 * What a server understands. Immutable.
 *
 * @param generation the generation to speak to it
 * @param maxFrame the largest frame it accepts, in bytes, header included
 */
public record ServerProfile(Generation generation, int maxFrame) {
    /** What servers since 2023-07 accept; before, half of it. */
    private static final int MAX_FRAME_SINCE_2023 = 16_383;

    /**
     * {@return the profile of a release} Where a release accepts several generations this is the newest, except that v3
     * is always taken where it is accepted: Kismet 2025-09 with protobuf reports each event that it delivers by v2 as
     * an error, and the report is an event.
     *
     * @param release of the server
     */
    public static ServerProfile of(KismetRelease release) {
        return new ServerProfile(generationOf(release), maxFrameOf(release));
    }

    /**
     * {@return the profile that is safe for every server of a generation}
     *
     * @param generation that the server speaks
     */
    public static ServerProfile unknown(Generation generation) {
        return new ServerProfile(generation, generation.smallestFrameLimit());
    }

    private static Generation generationOf(KismetRelease release) {
        if (release.dotted()) {
            // Builds from git bear the date of the build from 2024-09 on, and spoke v0 and v2 only until 2025-02.
            return release.isBefore(2025, 3) ? Generation.V0 : Generation.V3;
        }
        return release.isBefore(2022, 1) ? Generation.V0 : Generation.V2;
    }

    private static int maxFrameOf(KismetRelease release) {
        return release.isBefore(2023, 7)
                ? generationOf(release).smallestFrameLimit()
                : MAX_FRAME_SINCE_2023;
    }
}
