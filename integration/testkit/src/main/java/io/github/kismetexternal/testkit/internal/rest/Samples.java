package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * What the stand-in's Kismet has seen. Immutable.
 *
 * <p>The recordings are the answers of two running servers, 2023-07-R2 and 2025-09-R1, while they replayed a capture
 * of 65 made-up Wi-Fi devices; releases in between and before are made from the nearest one. Paths, users and UUIDs of
 * the recording machine were replaced, all times moved to one clock.
 */
public final class Samples {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    /** When the youngest device of the recordings was last seen, and what was then the servers' time. */
    private static final long RECORDED_AT = Instant.parse("2026-11-23T00:00:00Z").getEpochSecond();

    private static final Samples RECORDED = new Samples(recording -> {});
    private static final Samples EMPTY = new Samples(Emptied::empty);
    private static final Samples CROWDED = new Samples(Crowded::crowd);

    private final Consumer<ObjectNode> change;

    private Samples(Consumer<ObjectNode> change) {
        this.change = change;
    }

    /** Returns the recorded devices, with all that belongs to them. */
    public static Samples recorded() {
        return RECORDED;
    }

    /** Returns a Kismet without sources, which has seen nothing. */
    public static Samples empty() {
        return EMPTY;
    }

    /** Returns the recorded devices again and again, 100 000 of them. */
    public static Samples crowded() {
        return CROWDED;
    }

    /**
     * Returns the samples as a release tells them, the youngest device last seen at a given time. The caller may change
     * the tree.
     *
     * @throws UncheckedIOException if the recording cannot be read
     */
    ObjectNode of(SimulatedRelease release, Instant start) {
        ObjectNode shifted = (ObjectNode) new TimeShift(RECORDED_AT, start.getEpochSecond()).apply(read(release));
        change.accept(shifted);
        ReleaseShape.of(release).reshape(shifted);
        return shifted;
    }

    private static JsonNode read(SimulatedRelease release) {
        String name = release.since(SimulatedRelease.R2025_09) ? "2025-09.json.gz" : "2023-07.json.gz";
        try (InputStream packed = Resources.open(name); InputStream json = new GZIPInputStream(packed)) {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("the samples " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
