package io.github.kismetexternal.http;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The requests of one connection in numbers, without anything that was in them. Immutable.
 *
 * @param received requests that Kismet forwarded
 * @param unanswered those of them whose answer has not ended; the browser still waits, or reads a stream
 * @param running handlers that run now; those that answer later only until they have returned
 * @param waiting requests that wait for one of the handlers that run, see {@link HandlerLimits}
 * @param byStatus how many answers there were of each HTTP status, in ascending order; 503 are those for which there
 *     was no more room to wait, 504 those whose handler took too long
 */
public record RequestCounts(long received, long unanswered, int running, int waiting, Map<Integer, Long> byStatus) {
    /**
     * Makes counts, with an immutable copy of those by status.
     *
     * @param received as the record says
     * @param unanswered as the record says
     * @param running as the record says
     * @param waiting as the record says
     * @param byStatus as the record says
     */
    public RequestCounts {
        byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
    }
}
