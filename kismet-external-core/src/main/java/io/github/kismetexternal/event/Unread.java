package io.github.kismetexternal.event;

/** The content of an event as it came over the websocket, whose type is to be found out yet. */
record Unread(String content, Subscriptions from) {
    int size() {
        return content.length();
    }
}
