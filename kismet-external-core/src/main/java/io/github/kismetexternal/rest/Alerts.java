package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alerts: their kinds and those that were raised. Every release since 2020-12. Safe for use by several threads. */
public final class Alerts {
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final RestJson json;

    Alerts(RestJson json) {
        this.json = json;
    }

    /**
     * Lists the kinds: GET {@code /alerts/definitions.json}, role readonly.
     *
     * @return the kinds, in Kismet's order
     */
    public List<AlertDefinition> definitions() {
        return json.list(RestCall.read("/alerts/definitions.json"), AlertDefinition::of);
    }

    /**
     * Defines a kind: POST {@code /alerts/definitions/define_alert.cmd}, role admin.
     *
     * @param kind with a name of the plugin's own
     * @return whether it is new; not if there was one of that name, as when a plugin was started again, and that one
     *     stays as it was
     */
    public boolean define(NewAlertKind kind) {
        try {
            json.run(RestCall.command("/alerts/definitions/define_alert.cmd", kind.json()));
            return true;
        } catch (KismetRestException e) {
            if (e.status() == UNAVAILABLE) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Raises an alert: POST {@code /alerts/raise_alerts.cmd}, role admin.
     *
     * @param alert of a kind that is defined
     * @throws KismetRestException also if there is no such kind, or more are raised than its throttle allows (status
     *     400 each)
     */
    public void raise(NewAlert alert) {
        json.run(RestCall.command("/alerts/raise_alerts.cmd", alert.json()));
    }

    /**
     * Lists what Kismet still keeps, 50 unless configured: GET {@code /alerts/all_alerts.json}, role readonly.
     *
     * @return the alerts, in Kismet's order
     */
    public List<TrackedAlert> all() {
        return json.list(RestCall.read("/alerts/all_alerts.json"), TrackedAlert::of);
    }

    /**
     * Lists those that are younger than a time, to the microsecond: GET
     * {@code /alerts/last-time/<seconds>/alerts.json}, role readonly.
     *
     * @param time that of the last one known
     * @return the alerts, in Kismet's order
     */
    public List<TrackedAlert> since(Instant time) {
        return json.list(
                RestCall.read("/alerts/last-time/" + Instants.decimal(time) + "/alerts.json"), TrackedAlert::of);
    }

    /**
     * Returns those that are younger than a time, to the microsecond, with the time to ask from next: GET
     * {@code /alerts/wrapped/last-time/<seconds>/alerts.json}, role readonly.
     *
     * @param time that of the last answer
     * @return the alerts, in Kismet's order
     */
    public AlertNews newsSince(Instant time) {
        return AlertNews.of(json.tree(
                RestCall.read("/alerts/wrapped/last-time/" + Instants.decimal(time) + "/alerts.json")));
    }

    /**
     * Returns a page of those that Kismet still keeps: POST {@code /alerts/alerts_view.json}, since Kismet 2021-08,
     * role readonly. Kismet searches only where it is asked for particular fields, which this does not.
     *
     * @param page sorted by paths such as {@code kismet.alert.timestamp}
     * @return the page
     */
    public Page<TrackedAlert> page(PageRequest page) {
        ObjectNode request = RestJson.object();
        page.addTo(request);
        RestCall call = RestCall.read("/alerts/alerts_view.json", request.toString()).withQuery(page.query());
        return Page.read(json.tree(call), page.start(), TrackedAlert::of);
    }

    /**
     * Returns one: GET {@code /alerts/by-id/<hash>/alert.json}, role readonly.
     *
     * @param hash the alert's {@code hash}
     * @return nothing if Kismet does not keep it any more
     */
    public Optional<TrackedAlert> byHash(long hash) {
        try {
            return Optional.of(
                    TrackedAlert.of(json.tree(RestCall.read("/alerts/by-id/" + hash + "/alert.json"))));
        } catch (KismetRestException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
