package io.github.kismetexternal.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events of one connection in numbers, without anything that was in them. Immutable.
 *
 * @param received events that Kismet delivered
 * @param malformed those of them that turned out not to be valid JSON: of most that come over the pipe, this shows when
 *     a handler asks for the content
 * @param tooLarge those of them that were skipped because they exceeded 4 MiB
 * @param unread events of the websocket that are to be read yet; those of the pipe wait for their handlers only
 * @param droppedUnread events of the websocket that were dropped before they were read, because Kismet raised them
 *     faster than that
 * @param droppedByType events that were dropped because a handler was too slow, by their type and once for each such
 *     handler. Of types, the first hundred have a count of their own; the others share {@link #OTHER_TYPES}
 * @param handlers each handler's queue, in no particular order
 */
public record EventCounts(
        long received,
        long malformed,
        long tooLarge,
        int unread,
        long droppedUnread,
        Map<String, Long> droppedByType,
        List<HandlerQueue> handlers) {
    /** Stands for all types that have no count of their own. */
    public static final String OTHER_TYPES = "(other)";

    /**
     * Keeps immutable copies of map and list.
     *
     * @param received as the record says
     * @param malformed as the record says
     * @param tooLarge as the record says
     * @param unread as the record says
     * @param droppedUnread as the record says
     * @param droppedByType as the record says
     * @param handlers as the record says
     */
    public EventCounts {
        droppedByType = Collections.unmodifiableMap(new TreeMap<>(droppedByType));
        handlers = List.copyOf(handlers);
    }

    /**
     * The queue in front of one handler.
     *
     * @param type what the handler listens to, or {@code *}
     * @param waiting events in the queue
     * @param dropped events that this handler lost because it was too slow
     */
    public record HandlerQueue(String type, int waiting, long dropped) {}
}
