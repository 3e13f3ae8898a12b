package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;

/** Answers requests for feeds, now or later. Safe for use by several threads. */
final class FeedRequests {
    private static final int STREAM_WAIT = 10;

    private final WaitingClients waiting;
    private final StreamClients clients = new StreamClients(System::nanoTime);
    private final AnswerForm json;
    private final AnswerForm stream;

    FeedRequests(WaitingClients waiting, ToIntFunction<HttpResponse> contentRoom) {
        this.waiting = waiting;
        json = new AnswerForm("application/json", contentRoom);
        stream = new AnswerForm("text/event-stream", contentRoom);
    }

    /** Answers what a page asks of one feed. */
    CompletionStage<Response> one(Map<String, String> variables, Feed feed) {
        try {
            FeedQuery query = new FeedQuery(variables);
            int seconds = query.wait(query.isStream() ? STREAM_WAIT : 0);
            if (query.isStream()) {
                StreamCursor cursor = query.client()
                        .map(client -> clients.of(feed, client))
                        .orElseGet(() -> new StreamCursor(feed.window(), feed.window().now()));
                return waiting.ask(new OfStream(feed, cursor, cursor.newTurn(), stream), seconds);
            }
            return waiting.ask(new OfOne(feed, query.cursor(), json), seconds);
        } catch (FeedQueryException e) {
            return refused(e);
        }
    }

    /** Answers what a page asks of several feeds. */
    CompletionStage<Response> several(Map<String, String> variables, Map<String, Feed> feeds) {
        try {
            FeedQuery query = new FeedQuery(variables);
            List<Wanted> wanted = new ArrayList<>();
            List<Feed> known = new ArrayList<>();
            List<String> unknown = new ArrayList<>();
            for (FeedQuery.Asked asked : query.feeds()) {
                Feed feed = feeds.get(asked.name());
                if (feed == null) {
                    unknown.add(asked.name());
                } else {
                    known.add(feed);
                    wanted.add(new Wanted(asked.name(), feed.window(), asked.cursor()));
                }
            }
            return waiting.ask(new OfSeveral(known, wanted, unknown, json), query.wait(0));
        } catch (FeedQueryException e) {
            return refused(e);
        }
    }

    private static CompletionStage<Response> refused(FeedQueryException e) {
        return CompletableFuture.completedFuture(
                Response.text(e.getMessage() + "\n").withStatus(400));
    }

    private record OfOne(Feed feed, FeedCursor cursor, AnswerForm form) implements Question {
        @Override
        public List<Feed> feeds() {
            return List.of(feed);
        }

        @Override
        public boolean hasNews() {
            return feed.window().hasNews(cursor);
        }

        @Override
        public Response answer(Round round) {
            return round.responses().answer(this, feed.window().last(), this::make);
        }

        private Response make() {
            return form.of(JsonAnswer.one(feed.window().after(cursor, form.room()), form.room()));
        }
    }

    private record OfStream(Feed feed, StreamCursor cursor, long turn, AnswerForm form) implements Question {
        @Override
        public List<Feed> feeds() {
            return List.of(feed);
        }

        @Override
        public boolean hasNews() {
            return cursor.hasNews();
        }

        @Override
        public Response answer(Round round) {
            byte[] body = cursor.answer(turn, form.room(), round.streams());
            return round.responses().answer(body, 0, () -> form.of(body));
        }
    }

    private record Wanted(String name, FeedWindow window, FeedCursor cursor) {}

    /** A name without a feed is no reason to answer at once: the page would only ask again. */
    private record OfSeveral(List<Feed> feeds, List<Wanted> wanted, List<String> unknown, AnswerForm form)
            implements Question {
        @Override
        public boolean hasNews() {
            for (Wanted each : wanted) {
                if (each.window().hasNews(each.cursor())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Response answer(Round round) {
            // Each number only grows, so the sum is the same if and only if all of them are.
            long state = 0;
            for (Wanted each : wanted) {
                state += each.window().last();
            }
            return round.responses().answer(this, state, this::make);
        }

        private Response make() {
            List<JsonAnswer.Named> slices = new ArrayList<>();
            for (Wanted each : wanted) {
                FeedSlice slice = each.window().after(each.cursor(), form.room());
                if (!slice.known()) {
                    slices.add(new JsonAnswer.Named(each.name(), slice));
                }
            }
            // A random one first, so that no feed can keep another's large items out for long.
            int first = slices.isEmpty() ? 0 : ThreadLocalRandom.current().nextInt(slices.size());
            return form.of(JsonAnswer.several(slices, unknown, first, form.room()));
        }
    }
}
