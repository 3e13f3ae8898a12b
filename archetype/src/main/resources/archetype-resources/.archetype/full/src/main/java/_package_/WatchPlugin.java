package _package_;

import io.github.kismetexternal.Kismet;
import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.feed.Feed;
import java.time.InstantSource;

/** Tells when a device or network of the user's list is seen. */
public final class WatchPlugin {
    private static final int SIGHTINGS_FOR_LATE_PAGES = 100;

    private WatchPlugin() {}

    public static void main(String[] args) {
        KismetPlugin.named("_dirname_")
                .logToKismet()
                .onStart(WatchPlugin::start)
                .run(args);
    }

    private static void start(Kismet kismet) {
        WatchList list = WatchList.in(kismet.dataDirectory().resolve("watchlist.txt"));
        Sightings sightings = new Sightings();
        Feed feed = Feed.keeping(SIGHTINGS_FOR_LATE_PAGES);
        new WatchRoutes(list, sightings, feed).addTo(kismet);

        Announcer announcer = new Announcer(kismet::message);
        Watch watch = new Watch(
                list::patterns, new KismetDevices(kismet), sightings, announcer, feed::send, InstantSource.system());
        kismet.on("TIMESTAMP", event -> watch.look());
    }
}
