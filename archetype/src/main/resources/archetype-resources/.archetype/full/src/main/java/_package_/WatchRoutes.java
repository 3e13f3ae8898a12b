package _package_;

import io.github.kismetexternal.Kismet;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.Request;
import io.github.kismetexternal.http.Response;
import java.util.List;
import java.util.Map;

/** What the tab asks for: its data, and changes of the list. Safe for use by several threads. */
final class WatchRoutes {
    private static final int LAST_PAGE = Sightings.MOST;

    private final WatchList list;
    private final Sightings sightings;
    private final Feed feed;

    WatchRoutes(WatchList list, Sightings sightings, Feed feed) {
        this.list = list;
        this.sightings = sightings;
        this.feed = feed;
    }

    void addTo(Kismet kismet) {
        kismet.get("/_dirname_/watch", this::show)
                .post("/_dirname_/change", this::change)
                .feed("/_dirname_/sightings", feed);
    }

    private Response show(Request request) {
        String number = request.variable("page").orElse("0");
        if (!number.matches("[0-9]{1,3}") || Integer.parseInt(number) > LAST_PAGE) {
            return refused("page (" + VisibleText.shortened(number) + ") must be from 0 to " + LAST_PAGE);
        }
        return Response.json(WatchPage.of(list, sightings, Integer.parseInt(number))).confidential();
    }

    private Response change(Request request) {
        Change change = request.json(Change.class);
        try {
            WatchPattern pattern = WatchPattern.parse(change.pattern());
            switch (change.action()) {
                case ADD -> list.add(pattern);
                case REMOVE -> list.remove(pattern);
            }
        } catch (IllegalArgumentException e) {
            return refused(e.getMessage());
        }
        List<String> left = list.patterns().stream().map(WatchPattern::text).toList();
        sightings.keepOnly(left);
        feed.send(Map.of("patterns", left.size()));
        return Response.json(Map.of("patterns", left.size()));
    }

    private static Response refused(String reason) {
        return Response.text(reason).withStatus(400);
    }
}
