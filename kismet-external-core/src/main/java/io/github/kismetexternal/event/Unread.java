package io.github.kismetexternal.event;

import io.github.kismetexternal.command.EventNotice;
import java.io.IOException;

/** An event as it came, which is read when its turn comes. */
interface Unread {
    /** Returns how much memory it takes, in bytes or characters. */
    int size();

    /**
     * Reads it.
     *
     * @throws IOException if it cannot be read
     */
    Event read() throws IOException;

    /** Returns whether it may go on, now that its type is known. */
    default boolean isWanted(Event read) {
        return true;
    }

    /** With its type; its content is read later. */
    record FromPipe(EventNotice notice, MalformedEvents malformed) implements Unread {
        @Override
        public int size() {
            return notice.json().size();
        }

        @Override
        public Event read() throws IOException {
            return Event.of(notice.json(), malformed);
        }
    }

    /** Its content only. */
    record FromStream(String content, Subscriptions from) implements Unread {
        @Override
        public int size() {
            return content.length();
        }

        @Override
        public Event read() throws IOException {
            return Event.ofContent(content, from.topics());
        }

        @Override
        public boolean isWanted(Event read) {
            return from.delivers(read.type());
        }
    }
}
