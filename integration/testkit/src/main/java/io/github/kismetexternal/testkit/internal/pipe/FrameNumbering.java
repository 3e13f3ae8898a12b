package io.github.kismetexternal.testkit.internal.pipe;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.FrameTooLargeException;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.Generation;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the frames to one helper: in the generation it was last heard in, numbered from 1. For several threads. */
final class FrameNumbering {
    private static final int V2_NAME_END = 43;
    private static final byte GARBAGE = 0x7F;

    private final Map<Generation, FrameEncoder> encoders = new EnumMap<>(Generation.class);
    private final SimulatedRelease release;
    private @Nullable Generation spoken;
    private int lastSeqno;

    FrameNumbering(SimulatedRelease release) {
        this.release = release;
    }

    synchronized @Nullable Generation spoken() {
        return spoken;
    }

    /** Returns what Kismet speaks to a helper that it has not heard yet, though it has no reason to. */
    synchronized Generation spokenOrInitial() {
        Generation heard = spoken;
        if (heard != null) {
            return heard;
        }
        return release.since(SimulatedRelease.R2025_09) ? Generation.V3 : Generation.V0;
    }

    /** Notes a frame of the helper. Once it has spoken v2, a v0 frame does not lead back. */
    synchronized void heard(Generation generation) {
        if (spoken == null || generation != Generation.V0) {
            spoken = generation;
        }
    }

    /** Returns the variables as they can be written: v3 writes C strings, which end at a NUL. */
    Map<String, String> writable(Map<String, String> variables) {
        if (spokenOrInitial() != Generation.V3) {
            return variables;
        }
        Map<String, String> cut = new LinkedHashMap<>();
        variables.forEach((name, value) -> cut.put(untilNul(name), untilNul(value)));
        return cut;
    }

    private static String untilNul(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }

    /**
     * Encodes a command.
     *
     * @throws FrameTooLargeException if the release would not send a frame of that size
     */
    synchronized byte[] encode(Command command) {
        Generation generation = spokenOrInitial();
        int seqno = lastSeqno == -1 ? 1 : lastSeqno + 1;
        byte[] frame = encoders.computeIfAbsent(generation, FrameEncoder::ofKismet)
                .encode(command, Integer.toUnsignedLong(seqno), release.sentFrame(generation));
        lastSeqno = seqno;
        if (generation == Generation.V2) {
            // Kismet copies the name into memory that it does not clear.
            frame[V2_NAME_END] = GARBAGE;
        }
        return frame;
    }
}
