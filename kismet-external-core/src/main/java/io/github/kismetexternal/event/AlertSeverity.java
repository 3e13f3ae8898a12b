package io.github.kismetexternal.event;

import java.util.Optional;

/** How grave an {@link Alert} is. The numbers are those of {@code kismet.alert.severity}. */
public enum AlertSeverity {
    /** For information: 0. */
    INFO(0),
    /** A low risk: 5. */
    LOW(5),
    /** A medium risk: 10. */
    MEDIUM(10),
    /** A high risk: 15. */
    HIGH(15),
    /** A critical risk: 20. */
    CRITICAL(20);

    private final int level;

    AlertSeverity(int level) {
        this.level = level;
    }

    /** {@return the number that stands for this severity in events and in Kismet's REST API} */
    public int level() {
        return level;
    }

    /**
     * {@return the severity whose number is exactly {@code level}, or nothing}
     *
     * @param level as Kismet writes it
     */
    public static Optional<AlertSeverity> ofLevel(long level) {
        for (AlertSeverity severity : values()) {
            if (severity.level == level) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
