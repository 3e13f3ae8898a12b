package io.github.kismetexternal.testkit;

import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.Generation;
import java.util.Set;

import static io.github.kismetexternal.wire.Generation.V0;
import static io.github.kismetexternal.wire.Generation.V2;
import static io.github.kismetexternal.wire.Generation.V3;

/**
 * The releases of Kismet that can be imitated, and in what they differ. What each column says was read in Kismet's
 * source at the release's tag; what is marked "measured" was also seen on a running server.
 */
public enum SimulatedRelease {
    /** The first release whose web server forwards requests the way all later ones do. Leaves the query in the path. */
    R2020_12("Kismet 2020-12-R3", Set.of(V0), 8191, Death.SIGKILL, Uri.RAW),
    /** Frame limit and {@code //} measured. */
    R2021_08("Kismet 2021-08-R1", Set.of(V0), 8191, Death.SIGKILL, Uri.PATH),
    R2022_08("Kismet 2022-08-R1", Set.of(V0, V2), 8191, Death.SIGKILL, Uri.COLLAPSED),
    /** Frame limit, late status, published JSON and a 17 kB form measured. */
    R2023_07("Kismet 2023-07-R2", Set.of(V0, V2), 16_383, Death.SIGTERM_SIGKILL, Uri.COLLAPSED),
    /** As built with its defaults. Everything measured. */
    R2025_09("Kismet 2025-09-R1", Set.of(V3), 16_383, Death.SIGTERM_SIGKILL, Uri.COLLAPSED),
    /** As the project's own packages are built, with protobuf. */
    R2025_09_PROTOBUF(
            "Kismet 2025-09-R1 with protobuf", Set.of(V2, V3), 16_383, Death.SIGTERM_SIGKILL, Uri.COLLAPSED);

    private static final int LARGEST_SENT_IN_V3 = 16_384;

    /** How a plugin that broke a rule dies. */
    enum Death {
        SIGKILL,
        /** Without a pause between the two. */
        SIGTERM_SIGKILL
    }

    /** What of a request's target a plugin gets to see. */
    enum Uri {
        /** All of it, query included. */
        RAW,
        /** The path. */
        PATH,
        /** The path, with runs of slashes made one. */
        COLLAPSED
    }

    private final String label;
    private final Set<Generation> accepted;
    private final int acceptedFrame;
    private final Death death;
    private final Uri uri;

    SimulatedRelease(String label, Set<Generation> accepted, int acceptedFrame, Death death, Uri uri) {
        this.label = label;
        this.accepted = accepted;
        this.acceptedFrame = acceptedFrame;
        this.death = death;
        this.uri = uri;
    }

    /** Returns the generations that the server takes from a plugin. */
    public Set<Generation> generations() {
        return accepted;
    }

    /** Returns the newest of these. */
    Generation newestGeneration() {
        return accepted.stream().max(Generation::compareTo).orElseThrow();
    }

    /** Returns the largest frame that the server takes, in bytes, header included. */
    int acceptedFrame() {
        return acceptedFrame;
    }

    /** Returns the largest frame that the server sends; over a larger one it ends the plugin. Only v3 has a limit. */
    int sentFrame(Generation generation) {
        return generation == V3 ? LARGEST_SENT_IN_V3 : FrameReader.MAX_PAYLOAD;
    }

    Death death() {
        return death;
    }

    /** Returns the path of a request as routes are looked up by it. */
    String path(String rawPath) {
        return uri == Uri.COLLAPSED ? rawPath.replaceAll("/{2,}", "/") : rawPath;
    }

    /** Returns what a plugin gets to see of a request's target. */
    String forwardedUri(String path, String query) {
        return uri == Uri.RAW && !query.isEmpty() ? path + "?" + query : path;
    }

    @Override
    public String toString() {
        return label;
    }
}
