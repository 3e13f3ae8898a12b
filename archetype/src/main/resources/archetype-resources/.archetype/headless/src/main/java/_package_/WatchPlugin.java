package _package_;

import io.github.kismetexternal.Kismet;
import io.github.kismetexternal.KismetPlugin;
import java.time.InstantSource;
import java.util.List;

/** Tells when a device or network of the list in {@code settings.properties} is seen. */
public final class WatchPlugin {
    private WatchPlugin() {}

    public static void main(String[] args) {
        KismetPlugin.named("_dirname_")
                .logToKismet()
                .onStart(WatchPlugin::start)
                .run(args);
    }

    private static void start(Kismet kismet) {
        List<WatchPattern> list = WatchSettings.patterns(kismet.settings());
        kismet.message("_pluginName_: watches for " + list.size() + " patterns of "
                + kismet.dataDirectory().resolve("settings.properties"));

        Announcer announcer = new Announcer(kismet::message);
        Watch watch = new Watch(
                () -> list, new KismetDevices(kismet), new Sightings(), announcer, seen -> {}, InstantSource.system());
        kismet.on("TIMESTAMP", event -> watch.look());
    }
}
