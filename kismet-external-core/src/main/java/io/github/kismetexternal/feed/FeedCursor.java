package io.github.kismetexternal.feed;

/**
 * How far a client has read.
 *
 * @param epoch the run of the feed that it read; empty if it has not read anything
 * @param since the last item that it has seen, 0 for none
 */
record FeedCursor(String epoch, long since) {
    boolean isStart() {
        return epoch.isEmpty();
    }
}
