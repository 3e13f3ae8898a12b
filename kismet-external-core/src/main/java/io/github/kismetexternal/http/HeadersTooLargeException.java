package io.github.kismetexternal.http;

/** Thrown for an answer whose headers do not fit the one frame that may carry them. */
final class HeadersTooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    HeadersTooLargeException(int room) {
        super("an answer's headers are " + -room + " bytes too large for a frame; Kismet takes headers in the first"
                + " frame only, so send fewer or shorter ones");
    }
}
