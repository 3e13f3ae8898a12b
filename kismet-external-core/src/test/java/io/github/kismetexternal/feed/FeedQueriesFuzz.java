package io.github.kismetexternal.feed;

import io.github.kismetexternal.fuzz.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page asks of feeds is understood within its bounds, or refused with a {@link FeedQueryException} that does not
 * repeat it. The texts are names and values of variables in turn.
 */
public final class FeedQueriesFuzz {
    private FeedQueriesFuzz() {}

    /** Checks one question. */
    public static void fuzzerTestOneInput(byte[] data) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Fields fields = Fields.of(data); fields.hasNext(); ) {
            variables.put(fields.next(), fields.next());
        }
        FeedQuery query = new FeedQuery(variables);
        query.isStream();
        check(() -> {
            int seconds = query.wait(7);
            require(seconds >= 0 && seconds <= 25, "a wait of " + seconds);
        });
        check(() -> require(query.cursor().since() >= 0, "an item below 0"));
        check(() -> query.client().ifPresent(client -> require(client.matches("[A-Za-z0-9_-]{1,64}"), client)));
        check(() -> {
            List<FeedQuery.Asked> feeds = query.feeds();
            require(!feeds.isEmpty() && feeds.size() <= FeedQuery.MOST_FEEDS, feeds.size() + " feeds");
            require(feeds.stream().map(FeedQuery.Asked::name).distinct().count() == feeds.size(), "a feed twice");
            feeds.forEach(feed -> require(FeedName.isValid(feed.name()) && feed.cursor().since() >= 0, feed.name()));
        });
    }

    private static void check(Question question) {
        try {
            question.run();
        } catch (FeedQueryException e) {
            String reason = e.getMessage();
            require(reason.length() < 200 && reason.chars().allMatch(c -> c >= ' ' && c <= '~'), reason);
        }
    }

    private interface Question {
        void run() throws FeedQueryException;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** Returns questions as pages ask them, and some that break each rule. */
    public static List<byte[]> seeds() {
        return List.of(
                Fields.seed("epoch", "abc", "since", "12", "wait", "25"),
                Fields.seed("stream", "", "client", "a_b-7", "wait", "26"),
                Fields.seed("f", "ticks:abc:12,notes::,more", "wait", "0"),
                Fields.seed("f", "ticks,ticks", "since", "999999999999999999", "client", "x".repeat(65)),
                Fields.seed("f", "a,".repeat(65), "since", "-1", "wait", "1.5"),
                Fields.seed("f", "a:b:1:2", "since", "1000000000000000000", "wait", "\u0661"));
    }
}
