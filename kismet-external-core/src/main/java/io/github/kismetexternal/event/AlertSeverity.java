package io.github.kismetexternal.event;

import java.util.Optional;

/** How grave an {@link Alert} is. The numbers are those of {@code kismet.alert.severity}. */
public enum AlertSeverity {
    INFO(0),
    LOW(5),
    MEDIUM(10),
    HIGH(15),
    CRITICAL(20);

    private final int level;

    AlertSeverity(int level) {
        this.level = level;
    }

    /** Returns the number that stands for this severity in events and in Kismet's REST API. */
    public int level() {
        return level;
    }

    /** Returns the severity whose number is exactly {@code level}, or nothing. */
    public static Optional<AlertSeverity> ofLevel(long level) {
        for (AlertSeverity severity : values()) {
            if (severity.level == level) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
