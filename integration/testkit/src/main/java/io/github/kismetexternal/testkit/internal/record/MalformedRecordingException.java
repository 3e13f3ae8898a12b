package io.github.kismetexternal.testkit.internal.record;

import java.io.IOException;

/** Thrown for a file that is no recording, or one that breaks a rule of the format. */
public final class MalformedRecordingException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedRecordingException(String message) {
        super(message);
    }
}
