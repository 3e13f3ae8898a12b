package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which devices are asked for, and what of each. Immutable; every method returns another query.
 *
 * <p>Unless {@link #everything()} is asked for, only the fields come that {@link TrackedDevice#device()} reads, but for
 * {@link TrackedDevice#SEEN_BY}: some 0.6 kB a device instead of 6 (Kismet 2023-07) to 13 (2025-09).
 */
public final class DeviceQuery {
    private static final DeviceQuery ALL =
            new DeviceQuery("all", Selection.of(TrackedDevice.FIELDS), Optional.empty(), List.of());

    private final String view;
    private final Selection selection;
    private final Optional<Instant> since;
    private final List<List<String>> patterns;

    private DeviceQuery(
            String view, Selection selection, Optional<Instant> since, List<List<String>> patterns) {
        this.view = view;
        this.selection = selection;
        this.since = since;
        this.patterns = patterns;
    }

    /**
     * Asks for all devices.
     *
     * @return that query
     */
    public static DeviceQuery all() {
        return ALL;
    }

    /**
     * Asks for Wi-Fi access points.
     *
     * @return that query
     */
    public static DeviceQuery accessPoints() {
        return ALL.inView("phydot11_accesspoints");
    }

    /**
     * Asks for the devices of one kind of radio.
     *
     * @param phy such as {@code IEEE802.11}, as {@link SystemCalls#phys()} tells it
     * @return that query
     * @throws IllegalArgumentException if it cannot be in a path
     */
    public static DeviceQuery ofPhy(String phy) {
        return ALL.inView("phy-" + phy);
    }

    /**
     * Asks for the devices that one datasource received.
     *
     * @param datasourceUuid of the datasource
     * @return that query
     * @throws IllegalArgumentException if the UUID cannot be in a path
     */
    public static DeviceQuery seenBy(String datasourceUuid) {
        return ALL.inView("seenby-" + datasourceUuid);
    }

    /**
     * Asks for the devices of a view, as {@link Devices#views()} tells them.
     *
     * @param id of the view
     * @return this query, of that view
     * @throws IllegalArgumentException if the name cannot be in a path
     */
    public DeviceQuery inView(String id) {
        return new DeviceQuery(RestCall.segment("view", id), selection, since, patterns);
    }

    /**
     * Asks for more fields of each device, by their paths with slashes. Kismet writes 0 for what it does not have.
     *
     * @param paths such as {@code kismet.device.base.signal/kismet.common.signal.last_signal}
     * @return this query, with those fields too
     */
    public DeviceQuery withFields(String... paths) {
        return new DeviceQuery(view, selection.and(List.of(paths)), since, patterns);
    }

    /**
     * Asks for whole devices.
     *
     * @return this query, with all fields
     */
    public DeviceQuery everything() {
        return new DeviceQuery(view, Selection.everything(), since, patterns);
    }

    /**
     * Asks for those seen at a time or later, by the times of their packets; to the second.
     *
     * @param time the earliest
     * @return this query, with that condition
     */
    public DeviceQuery seenSince(Instant time) {
        return new DeviceQuery(view, selection, Optional.of(time), patterns);
    }

    /**
     * Asks for those of which a field matches a regular expression of PCRE; of several, any. A text, a MAC address or a
     * UUID is matched, anywhere in it unless the expression says otherwise.
     *
     * <p>A Kismet that was built without PCRE refuses the query with status 400; no call tells beforehand whether it
     * was. The answers without such a refusal are known from Kismet's source only.
     *
     * @param path the field's path
     * @param regex in the syntax of PCRE
     * @return this query, with that condition too
     */
    public DeviceQuery matching(String path, String regex) {
        List<List<String>> more = new ArrayList<>(patterns);
        more.add(List.of(path, regex));
        return new DeviceQuery(view, selection, since, List.copyOf(more));
    }

    String path(String extension) {
        return "/devices/views/" + view + "/devices." + extension;
    }

    Selection selection() {
        return selection;
    }

    ObjectNode json() {
        ObjectNode request = RestJson.object();
        selection.addTo(request);
        since.ifPresent(time -> request.put("last_time", Math.max(0, time.getEpochSecond())));
        if (!patterns.isEmpty()) {
            ArrayNode regex = request.putArray("regex");
            patterns.forEach(pattern -> pattern.forEach(regex.addArray()::add));
        }
        return request;
    }
}
