package io.github.kismetexternal.feed;

/**
 * Where an EventSource goes on: it cannot say so itself, as Kismet passes on no headers. Of several requests the latest
 * moves it; the others are those of connections that broke, in all likelihood. Safe for use by several threads.
 */
final class StreamCursor {
    private final FeedWindow window;
    private FeedCursor position;
    private long turns;

    /** What all get who stand at the same place. */
    private record Place(FeedWindow window, FeedCursor position, int room) {}

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
    synchronized byte[] answer(long turn, int room, Shared<EventStreamAnswer> answers) {
        if (turn != turns) {
            return EventStreamAnswer.nothing(position.since()).body();
        }
        FeedCursor from = position;
        EventStreamAnswer answer = answers.answer(
                new Place(window, from, room),
                window.last(),
                () -> EventStreamAnswer.of(window.after(from, room), room));
        position = new FeedCursor(window.epoch(), answer.next());
        return answer.body();
    }
}
