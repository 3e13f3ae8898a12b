package io.github.kismetexternal.testkit;

import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.Generation;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import static io.github.kismetexternal.wire.Generation.V0;
import static io.github.kismetexternal.wire.Generation.V2;
import static io.github.kismetexternal.wire.Generation.V3;

/**
 * The releases of Kismet that can be imitated, and in what they differ.
 *
 * <p>Each method is a row of the table, each {@code case} a cell with its source: a file and line of Kismet's source
 * at the release's tag, or "measured" for what was seen on a running server of that release. A release that is not
 * named takes the behaviour of the releases on both its sides. What all releases have in common stands where it is
 * imitated.
 */
public enum SimulatedRelease {
    /** The first release whose web server forwards requests the way all later ones do. */
    R2020_12("2020-12", "2020-12-R3"),
    /** Of August 2021; some of it was measured on a running server. */
    R2021_08("2021-08", "2021-08-R1"),
    /** Of August 2022, known from its source. */
    R2022_08("2022-08", "2022-08-R1"),
    /** Of July 2023; some of it was measured on a running server. */
    R2023_07("2023-07", "2023-07-R2"),
    /** As built with its defaults. */
    R2025_09("2025-09", "2025.09.0-b5d5a2d04"),
    /** As the project's own packages are built, with protobuf. */
    R2025_09_PROTOBUF("2025-09-protobuf", "2025.09.0-b5d5a2d04");

    /** How a plugin that broke a rule dies. */
    public enum Death {
        /** At once, without a chance to tidy up. */
        SIGKILL,
        /** Without a pause between the two. */
        SIGTERM_SIGKILL
    }

    private final String label;
    private final String version;

    SimulatedRelease(String label, String version) {
        this.label = label;
        this.version = version;
    }

    /** {@return the name for people and command lines: {@code 2025-09}} */
    public String label() {
        return label;
    }

    /** {@return the version as the server itself tells it: {@code 2025.09.0-b5d5a2d04}} */
    public String version() {
        return version;
    }

    /**
     * Finds a release by its label.
     *
     * @param label such as {@code 2023-07}
     * @return the release
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static SimulatedRelease ofLabel(String label) {
        return Arrays.stream(values())
                .filter(release -> release.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("release (" + label + ") must be one of "
                        + Arrays.stream(values()).map(SimulatedRelease::label).collect(Collectors.joining(", "))));
    }

    /**
     * {@return whether this release is at least as new as another}
     *
     * @param other any release
     */
    public boolean since(SimulatedRelease other) {
        return compareTo(other) >= 0;
    }

    // The wire.

    /** {@return the generations that the server takes from a plugin} */
    public Set<Generation> generations() {
        return switch (this) {
            case R2020_12, R2021_08 -> Set.of(V0); // 2020-12 kis_external.cc:665-713; 2021-08 measured
            case R2022_08 -> Set.of(V0, V2); // kis_external.cc:677-712
            case R2023_07 -> Set.of(V0, V2); // measured
            case R2025_09 -> Set.of(V3); // measured; kis_external.cc:940-945
            case R2025_09_PROTOBUF -> Set.of(V2, V3); // kis_external.cc:934, 975
        };
    }

    /** {@return the newest of these} */
    public Generation newestGeneration() {
        return generations().stream().max(Generation::compareTo).orElseThrow();
    }

    /** {@return the largest frame that the server takes, in bytes, header included} A larger one ends the plugin. */
    public int acceptedFrame() {
        return switch (this) {
            case R2020_12 -> 8191; // kis_external.h:257, 344
            case R2021_08 -> 8191; // measured; kis_external.h:263
            case R2022_08 -> 8191; // kis_external.h:307, 346, 425, 464
            case R2023_07 -> 16_383; // measured; kis_external.h:444, 483
            case R2025_09, R2025_09_PROTOBUF -> 16_383; // kis_external.h:61, kis_external.cc:910, 955
        };
    }

    /**
     * {@return the largest frame that the server sends, in bytes, header included}
     *
     * @param generation that the plugin speaks
     */
    public int sentFrame(Generation generation) {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08 -> unlimited(); // 2022-08 kis_external.h:418-455
            case R2023_07 -> unlimited(); // measured: a form of 17 000 B arrives
            case R2025_09, R2025_09_PROTOBUF -> generation == V3 ? 16_384 : unlimited(); // measured; kis_external.h:374
        };
    }

    private static int unlimited() {
        return FrameReader.MAX_PAYLOAD;
    }

    /**
     * {@return whether a request that does not fit a frame freezes the plugin for good, rather than reaching it: no
     * data, no end of the pipe, no signal}
     *
     * @param generation that the plugin speaks
     */
    public boolean freezesOverLargeRequests(Generation generation) {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08, R2023_07 -> false; // 2023-07 measured
            case R2025_09, R2025_09_PROTOBUF -> generation == V3; // measured; kis_external.cc:1325-1342, 601-618
        };
    }

    /**
     * {@return whether a lone frame can lie unprocessed until more bytes arrive, as reads want twelve bytes at least
     * and take what fits a buffer that grows}
     */
    public boolean stallsReads() {
        return switch (this) {
            case R2020_12 -> true; // kis_external.cc:213-215
            case R2021_08 -> true; // measured with frames of 1030 and 2050 B
            case R2022_08 -> true; // kis_external.cc:223-224
            case R2023_07 -> true; // measured with frames of 1030 and 2050 B; kis_external.cc:54-55
            case R2025_09, R2025_09_PROTOBUF -> false; // kis_external.cc:70-71, 159-160
        };
    }

    /** {@return how a plugin that broke a rule dies} */
    public Death death() {
        return switch (this) {
            case R2020_12, R2022_08 -> Death.SIGKILL; // 2022-08 kis_external.cc:99-144
            case R2021_08 -> Death.SIGKILL; // measured; kis_external.cc:98-141
            case R2023_07 -> Death.SIGTERM_SIGKILL; // measured
            case R2025_09, R2025_09_PROTOBUF -> Death.SIGTERM_SIGKILL; // measured; kis_external.cc:47-53, 258-284
        };
    }

    /**
     * {@return what a status or header does that comes after content was flushed}
     *
     * @param generation that the plugin speaks
     */
    public Fatality.Outcome lateHead(Generation generation) {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08 -> Fatality.Outcome.PLUGIN_KILLED; // 2021-08 kis_external.cc:947-967
            case R2023_07 -> Fatality.Outcome.PLUGIN_KILLED; // measured in v0 and v2
            case R2025_09, R2025_09_PROTOBUF -> generation == V3
                    ? Fatality.Outcome.KISMET_ABORTED // measured; kis_external.cc:1424, 1439
                    : Fatality.Outcome.PLUGIN_KILLED; // kis_external.cc:1846-1866
        };
    }

    // The event bus.

    /**
     * {@return whether a published event's JSON is lost, and its type delivered in its place}
     *
     * @param generation that the plugin speaks
     */
    public boolean losesPublishedJson(Generation generation) {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08 -> false; // 2022-08 kis_external.cc, EVENTBUSPUBLISH
            case R2023_07 -> false; // measured in v0 and v2
            case R2025_09, R2025_09_PROTOBUF -> generation == V3; // measured; kis_external.cc:1265
        };
    }

    /** {@return whether listening to an event anew leaves the old listener in place, so that it is delivered twice} */
    public boolean keepsReplacedListeners() {
        return switch (this) {
            case R2020_12 -> true; // eventbus.cc:238-246 erases from a copy; mended in 2021-05
            case R2021_08, R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> false; // 2025-09 kis_external.cc:1229
        };
    }

    /**
     * {@return whether every event that a plugin gets costs an error message} As messages are events, one who listens
     * to {@code MESSAGE} or to all is caught in a loop.
     *
     * @param generation that the plugin speaks
     */
    public boolean complainsAboutEvents(Generation generation) {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08, R2023_07, R2025_09 -> false; // 2023-07 and 2025-09 in v3 measured
            case R2025_09_PROTOBUF -> generation == V2; // kis_external.cc:1146-1155
        };
    }

    /** {@return how many messages of severity INFO a second reach the message bus} */
    public int infoMessagesPerSecond() {
        return switch (this) {
            case R2020_12, R2021_08 -> Integer.MAX_VALUE; // no limit in messagebus.h
            case R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> 25; // 2025-09 messagebus.h:187-213
        };
    }

    /** {@return whether there are events of new SSIDs} */
    public boolean raisesSsidEvents() {
        return switch (this) {
            case R2020_12, R2021_08 -> false; // phy_80211.cc has DOT11_WPA_HANDSHAKE only
            case R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> true; // 2025-09 phy_80211.cc:3298, 3303, 3494
        };
    }

    /** {@return whether there is a RADIATION event every three seconds} */
    public boolean raisesRadiation() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08, R2023_07 -> false; // no such event in the source
            case R2025_09, R2025_09_PROTOBUF -> true; // phy_radiation.cc:75, 90
        };
    }

    // The web server.

    /**
     * {@return the path of a request as routes are looked up by it}
     *
     * @param rawPath as the browser sent it, without query
     */
    public String path(String rawPath) {
        return switch (this) {
            case R2020_12 -> rawPath; // kis_net_beast_httpd.cc:566
            case R2021_08 -> rawPath; // measured
            case R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> // 2025-09 kis_net_beast_httpd.cc:1224-1226
                rawPath.replaceAll("/{2,}", "/");
        };
    }

    /**
     * {@return what a plugin gets to see of a request's target}
     *
     * @param path as the browser sent it, without query
     * @param query what stands after the question mark; empty if there is none
     */
    public String forwardedUri(String path, String query) {
        return switch (this) {
            case R2020_12 -> query.isEmpty() ? path : path + "?" + query; // kis_net_beast_httpd.cc:566-574
            case R2021_08, R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> path; // 2021-08 and later measured
        };
    }

    /** {@return whether an administrator's login makes a signed cookie that is void after a restart} */
    public boolean signsLogins() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08 -> false; // a stored token of 32 characters
            case R2023_07, R2025_09, R2025_09_PROTOBUF -> true; // 2025-09 kis_net_beast_httpd.cc:191-207, 1329
        };
    }

    /** {@return whether {@code /dynamic.js} imports the plugins' scripts as modules} */
    public boolean importsModules() {
        return switch (this) {
            case R2020_12, R2021_08 -> false; // 2021-08 kis_httpd_registry.h:31-51: dynamic.json only
            case R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> true; // 2025-09 kis_httpd_registry.cc:53-78
        };
    }

    /** {@return whether fonts have a Content-Type of their own} */
    public boolean knowsFonts() {
        return switch (this) {
            case R2020_12 -> false; // added in 2021
            case R2021_08, R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> true; // kis_net_beast_httpd.cc:93-119
        };
    }

    /** {@return whether a subscription of a websocket can ask for a way to write JSON} */
    public boolean formatsEvents() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08, R2023_07 -> false; // 2023-07 eventbus.cc:60-118
            case R2025_09, R2025_09_PROTOBUF -> true; // eventbus.cc:79-98
        };
    }

    /** {@return whether device views are paged with {@code page} and {@code length}, rather than as DataTables asks} */
    public boolean pagesViews() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08, R2023_07 -> false; // DataTables' variables only
            case R2025_09, R2025_09_PROTOBUF -> true; // devicetracker_view.cc:499-837
        };
    }

    // The page.

    /** {@return whether the device list is Tabulator's, where columns are hidden at first, not DataTables'} */
    public boolean listsDevicesWithTabulator() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08 -> false; // 2022-08 http_data/js/kismet.ui.js, AddDeviceColumn
            case R2023_07 -> false; // seen in a browser
            case R2025_09, R2025_09_PROTOBUF -> true; // seen in a browser
        };
    }

    /** {@return whether the page can be dark, and tells its colours in variables of the stylesheet} */
    public boolean hasThemes() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08 -> false; // 2021-08 seen in a browser
            case R2023_07, R2025_09, R2025_09_PROTOBUF -> true; // seen in a browser; kismet.ui.theme.js
        };
    }

    /** {@return whether a tab is told when the user turns to it} */
    public boolean activatesTabs() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08 -> false; // 2022-08 kismet.ui.tabpane.js has no such callback
            case R2023_07, R2025_09, R2025_09_PROTOBUF -> true; // kismet.ui.tabpane.js
        };
    }

    /** {@return whether a tab is told when the user turns away from it} */
    public boolean deactivatesTabs() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08, R2023_07 -> false; // 2023-07 kismet.ui.tabpane.js
            case R2025_09, R2025_09_PROTOBUF -> true; // kismet.ui.tabpane.js:41-84
        };
    }

    // The REST endpoints.

    /** {@return whether there is the serialisation {@code tjson}} */
    public boolean knowsUnderscoredJson() {
        return switch (this) {
            case R2020_12, R2021_08 -> false; // not among the serialisers
            case R2022_08 -> true; // kismet_server.cc
            case R2023_07 -> true; // measured
            case R2025_09, R2025_09_PROTOBUF -> true; // measured; kismet_server.cc:796
        };
    }

    /** {@return whether {@code /devices/last-time} takes regular expressions, rather than ignoring them} */
    public boolean filtersRecentDevices() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08 -> false; // only the views do
            case R2023_07 -> false; // measured
            case R2025_09, R2025_09_PROTOBUF -> true; // devicetracker.cc:387-427
        };
    }

    /** {@return whether a negative {@code last_time} in a view's JSON counts from now, rather than being ignored} */
    public boolean countsViewTimesFromNow() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08 -> true; // read into a signed number
            case R2023_07 -> false; // measured
            case R2025_09, R2025_09_PROTOBUF -> false; // measured; devicetracker_view.cc:563-567
        };
    }

    /** {@return whether a location has members that no GPS has set, with 0, rather than lacking them} */
    public boolean fillsLocations() {
        return switch (this) {
            case R2020_12 -> true; // trackedlocation.cc
            case R2021_08 -> true; // measured; trackedlocation.cc:118-126, 199-200
            case R2022_08, R2023_07 -> false; // 2023-07 measured
            case R2025_09, R2025_09_PROTOBUF -> false; // measured; trackedlocation.cc:129-137, 245-251
        };
    }

    /** {@return whether devices count packets in {@code .packets.rx_total}, rather than {@code .packets.rx}} */
    public boolean countsPacketsInTotals() {
        return switch (this) {
            case R2020_12 -> false; // as in 2021-08
            case R2021_08 -> false; // measured
            case R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> true; // 2023-07 and 2025-09 measured
        };
    }

    /** {@return whether an alert must be defined with class and severity, which otherwise are empty and 0} */
    public boolean demandsAlertClass() {
        return switch (this) {
            case R2020_12, R2021_08, R2022_08 -> false; // 2021-08 alertracker.cc:746-807
            case R2023_07 -> true; // measured
            case R2025_09, R2025_09_PROTOBUF -> true; // measured; alertracker.cc:751-812
        };
    }

    // Configuration and manifests.

    /** {@return whether an absolute path in {@code js=} makes Kismet skip the plugin, rather than strip the slash} */
    public boolean skipsPluginsWithAbsoluteScripts() {
        return switch (this) {
            case R2020_12, R2021_08 -> false; // 2021-08 kis_httpd_registry.cc:73-79
            case R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> true; // 2025-09 plugintracker.cc:391-422
        };
    }

    /** {@return whether {@code key+=value} adds a value, rather than setting the key {@code key+}} */
    public boolean appendsValues() {
        return switch (this) {
            case R2020_12, R2021_08 -> false; // 2021-08 configfile.cc:114-125
            case R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> true; // 2025-09 configfile.cc:124-127, 229-247
        };
    }

    /** {@return whether plugins start before the web server listens} */
    public boolean startsPluginsFirst() {
        return switch (this) {
            case R2020_12, R2021_08 -> true; // 2021-08 kismet_server.cc:949-958, 997
            case R2022_08, R2023_07, R2025_09, R2025_09_PROTOBUF -> false; // 2025-09 kismet_server.cc:1022, 1048
        };
    }

    @Override
    public String toString() {
        return this == R2025_09_PROTOBUF ? "Kismet 2025-09-R1 with protobuf"
                : "Kismet " + (this == R2025_09 ? "2025-09-R1" : version);
    }
}
