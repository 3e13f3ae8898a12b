package io.github.kismetexternal.command;

import java.util.Optional;

/**
 * How loud a {@link Message} is. The numbers are flags of Kismet's message bus; events of type MESSAGE may carry others
 * beside them, such as 32 for what Kismet shows locally only (seen with 2025-09).
 */
public enum Severity {
    /** Printed on Kismet's standard output only; never reaches the event bus or the UI. */
    DEBUG(1),
    /** Ordinary information. Kismet 2022-01 and later drop what exceeds 25 of these a second. */
    INFO(2),
    /** Something failed. */
    ERROR(4),
    /** Something that Kismet alerts to. */
    ALERT(8),
    /** Shown as fatal. It does not end Kismet. */
    FATAL(16);

    private final int flag;

    Severity(int flag) {
        this.flag = flag;
    }

    /** {@return the flag that stands for this severity on the wire and in {@code kismet.messagebus.message_flags}} */
    public int flag() {
        return flag;
    }

    /**
     * {@return the severity whose flag is exactly {@code flag}, or nothing}
     *
     * @param flag as Kismet writes it
     */
    public static Optional<Severity> ofFlag(long flag) {
        for (Severity severity : values()) {
            if (severity.flag == flag) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
