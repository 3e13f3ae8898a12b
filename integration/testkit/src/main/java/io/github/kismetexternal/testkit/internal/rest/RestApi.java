package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kismet's REST endpoints of one running stand-in. Safe for use by several threads.
 *
 * <p>Names, tags, alerts, messages, and what is told to sources, receivers and logs, are kept in memory; no packet
 * comes of it, and no file. What the endpoints answer, errors included, was compared with running servers of 2023-07-R2
 * and 2025-09-R1.
 */
public final class RestApi {
    private final List<Route> routes;
    private final Messages messages;
    private final Alerts alerts;
    private final LiveEvents liveEvents;
    private final DeviceList devices;
    private final Clock clock;
    private volatile Runnable faultHandler = () -> {};

    /**
     * Makes the endpoints of a Kismet that starts now.
     *
     * @param clock tells the server's time, and now its start
     * @throws UncheckedIOException if the samples cannot be read
     */
    public RestApi(SimulatedRelease release, Samples samples, Clock clock) {
        Instant start = clock.instant();
        ObjectNode recording = samples.of(release, start);
        Answers answers = new Answers(release);
        devices = new DeviceList(recording.path("devices"));
        this.clock = clock;
        SystemRoutes system = new SystemRoutes(answers, recording, devices, start, clock);
        AlertDefinitions definitions = new AlertDefinitions(release, recording);
        messages = new Messages(answers, recording.path("messages"), clock);
        alerts = new Alerts(definitions, recording, clock);
        liveEvents = new LiveEvents(release, recording, devices, system, alerts);
        routes = Stream.of(
                        system.routes(),
                        new ViewRoutes(release, answers, recording, devices, clock).routes(),
                        new DeviceRoutes(release, answers, devices, clock).routes(),
                        new RecordedRoutes(release, answers, recording, clock).routes(),
                        new AlertRoutes(release, answers, definitions, alerts, clock).routes(),
                        messages.routes(),
                        new SourceCommands(answers, recording.path("sources")).routes(),
                        new GpsRoutes(answers, recording).routes(),
                        new LogRoutes(answers, recording).routes(),
                        new StreamRoutes(release, answers, recording, devices, clock).routes(),
                        new FilterRoutes(answers, recording, () -> faultHandler.run()).routes(),
                        new MacAlertRoutes(answers).routes())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the routes, in the order they have to be registered in. */
    public List<Route> routes() {
        return routes;
    }

    /**
     * Adds a message to those that clients can ask for, of which the last 50 are kept.
     *
     * @param flags Kismet's: 1 debug, 2 info, 4 error, 8 alert, 16 fatal
     */
    public void addMessage(int flags, String text, Instant time) {
        messages.add(flags, text, time);
    }

    /** Sends alerts that are raised from now on to a sink, and no longer to an earlier one. */
    public void sendAlertsTo(AlertSink sink) {
        alerts.sendTo(sink);
    }

    /**
     * Lets an access point be seen now, with a network of that name.
     *
     * @throws IllegalArgumentException if there is no access point with that MAC address
     */
    public void hear(String mac, String ssid) {
        Beacon.hear(devices, mac, ssid, clock.instant());
    }

    /** Does something when Kismet ends with a memory fault, in place of what was said earlier. */
    public void onFault(Runnable handler) {
        faultHandler = handler;
    }

    /** Returns what this Kismet itself raises. */
    public LiveEvents liveEvents() {
        return liveEvents;
    }
}
