package io.github.kismetexternal.feed;

/**
 * Where an EventSource goes on: it cannot say so itself, as Kismet passes on no headers. Of several requests the latest
 * moves it; the others are those of connections that broke, in all likelihood. Safe for use by several threads.
 */
final class StreamCursor {
    private final FeedWindow window;
    private FeedCursor position;
    private long turns;

    StreamCursor(FeedWindow window, FeedCursor position) {
        this.window = window;
        this.position = position;
    }

    /** Returns the turn of a new request. */
    synchronized long newTurn() {
        return ++turns;
    }

    synchronized boolean hasNews() {
        return window.hasNews(position);
    }

    /** Returns what comes next and goes on behind it, if no later request has taken its turn. */
    synchronized byte[] answer(long turn, int room) {
        if (turn != turns) {
            return EventStreamAnswer.nothing(position.since()).body();
        }
        FeedSlice slice = window.after(position, room);
        EventStreamAnswer answer = EventStreamAnswer.of(slice, room);
        position = new FeedCursor(slice.epoch(), answer.next());
        return answer.body();
    }
}
