package io.github.kismetexternal;

import io.github.kismetexternal.event.EventCounts;
import io.github.kismetexternal.feed.FeedCounts;
import io.github.kismetexternal.http.RequestCounts;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.rest.StreamHealth;
import io.github.kismetexternal.wire.FrameCounts;
import java.time.Duration;
import java.util.Optional;

/**
 * How a plugin and its Kismet are doing, at one moment: numbers only, nothing of what was asked, answered or heard.
 * Times are spans, not points in time: a Raspberry Pi learns the time some while after it has started. Immutable.
 *
 * @param uptime how long the plugin has run
 * @param frames what has passed the pipes
 * @param requests what browsers asked and how it was answered
 * @param events what Kismet raised and what was lost of it
 * @param eventSocket the websocket over which large events come, see {@link Registrations#on}; nothing if there is none
 * @param feeds what pages follow
 * @param kismet whether Kismet still answers
 */
public record Health(
        Duration uptime,
        FrameCounts frames,
        RequestCounts requests,
        EventCounts events,
        Optional<StreamHealth> eventSocket,
        FeedCounts feeds,
        KismetHealth kismet) {

    /**
     * Whether Kismet still answers. It is pinged every 5 seconds, and taken to be silent when it leaves pings
     * unanswered for 30 seconds.
     *
     * @param sinceAnswer how long ago Kismet last answered a ping; nothing if it never did
     * @param silent whether Kismet is silent now
     * @param lastSilence the silence that goes on, or else the last one there was
     */
    public record KismetHealth(Optional<Duration> sinceAnswer, boolean silent, Optional<Silence> lastSilence) {}

    /**
     * A time in which Kismet did not answer.
     *
     * @param sinceNoticed how long ago it was noticed
     * @param likelyCause why, as far as a plugin can tell
     */
    public record Silence(Duration sinceNoticed, Cause likelyCause) {}

    /**
     * Why a Kismet does not answer. None of this can be prevented by a plugin. What else Kismet does to a plugin that
     * it cannot prevent ends the plugin's process at once, and only Kismet's own log tells of it: see
     * {@link Response#stream}.
     */
    public enum Cause {
        /**
         * Somebody sent a form of more than 16 kB to one of the plugin's pages. Kismet 2025-09 then locks up what it
         * has of the plugin, for good: no data, no end of the pipe, no signal, and every page of the plugin hangs.
         * Pages that send their data through the kit's browser library stay below that size; a plain form, or whoever
         * else may sign in to Kismet, need not. Only a restart of Kismet helps.
         */
        LARGE_FORM(
                "a form of more than 16 kB sent to one of its pages, over which Kismet 2025-09 locks up for good;"
                        + " restart Kismet"),
        /** Kismet's process is stopped, by SIGSTOP or a debugger. It goes on when it is told to. */
        STOPPED("that Kismet's process is stopped; let it go on with SIGCONT"),
        /** Kismet is overloaded or has locked up in a way of its own; no release before 2025-09 is known to. */
        OVERLOADED("that Kismet's machine is overloaded; if it stays so, restart Kismet");

        private final String explanation;

        Cause(String explanation) {
            this.explanation = explanation;
        }

        /** {@return what it is and what to do about it, for people, as the end of a sentence} */
        public String explanation() {
            return explanation;
        }
    }
}
