package io.github.kismetexternal.rest;

import java.math.BigDecimal;
import java.time.Instant;

/** Points in time as Kismet's paths and bodies have them. */
final class Instants {
    private static final int MICROS = 6;
    private static final int NANOS_PER_MICRO = 1000;

    private Instants() {}

    /** Writes seconds since 1970 with microseconds. */
    static String decimal(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano() / NANOS_PER_MICRO, MICROS))
                .toPlainString();
    }
}
