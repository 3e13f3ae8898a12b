package io.github.kismetexternal;

import io.github.kismetexternal.event.EventDispatcher;
import io.github.kismetexternal.feed.FeedHub;
import io.github.kismetexternal.http.AnswerCounter;
import io.github.kismetexternal.http.RequestCounts;
import io.github.kismetexternal.http.RequestDispatcher;
import io.github.kismetexternal.wire.FrameCounts;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.FrameWriter;
import java.time.Duration;

/** Reads a session's health off its parts. Safe for use by several threads. */
final class Vitals {
    private final long begun = System.nanoTime();
    private final FrameReader reader;
    private final FrameWriter writer;
    private final AnswerCounter answers;
    private final RequestDispatcher requests;
    private final EventDispatcher events;
    private final EventSources sources;
    private final FeedHub feeds;
    private final KeepAlive keepAlive;

    Vitals(
            FrameReader reader,
            FrameWriter writer,
            AnswerCounter answers,
            RequestDispatcher requests,
            EventDispatcher events,
            EventSources sources,
            FeedHub feeds,
            KeepAlive keepAlive) {
        this.reader = reader;
        this.writer = writer;
        this.answers = answers;
        this.requests = requests;
        this.events = events;
        this.sources = sources;
        this.feeds = feeds;
        this.keepAlive = keepAlive;
    }

    Health health() {
        return new Health(
                Duration.ofNanos(System.nanoTime() - begun),
                FrameCounts.of(reader, writer),
                requestCounts(),
                events.counts(),
                sources.streamHealth(),
                feeds.counts(),
                keepAlive.health());
    }

    private RequestCounts requestCounts() {
        // In this order: what is answered meanwhile must not be more than was received.
        long ended = answers.ended();
        long received = requests.received();
        return new RequestCounts(
                received, received - ended, requests.running(), requests.waiting(), answers.byStatus());
    }
}
