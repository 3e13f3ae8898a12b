package io.github.kismetexternal.feed;

/** Thrown when a request asks for what there is not; the message is for who wrote the page. */
final class FeedQueryException extends Exception {
    private static final long serialVersionUID = 1L;

    FeedQueryException(String message) {
        super(message);
    }
}
