package io.github.kismetexternal.testkit.internal.record;

/** Thrown for arguments that a command does not understand; the message says what is wrong. */
final class WrongUsageException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongUsageException(String message) {
        super(message);
    }
}
