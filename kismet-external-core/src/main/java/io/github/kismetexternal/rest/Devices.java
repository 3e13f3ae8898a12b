package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Devices that Kismet tracks. Safe for use by several threads.
 *
 * <p>All of this is in every release since 2020-12, for the role readonly unless said otherwise; Kismet locks its list
 * of devices while it answers, so narrow queries help it.
 *
 * <p>Kismet's websockets that tell of devices as they change ({@code /devices/monitor.ws} and those of views) are left
 * out: in 2023-07-R2 and 2025-09-R1 they remember in memory that is no longer theirs what they told last, and often
 * tell nothing. {@link DeviceQuery#seenSince} asks for the same.
 */
public final class Devices {
    private static final int PER_REQUEST = 1000;

    private final RestJson json;

    Devices(RestJson json) {
        this.json = json;
    }

    /**
     * Lists devices: POST {@code /devices/views/<view>/devices.json}.
     *
     * @param query which devices, and what of them
     * @return the devices, in Kismet's order
     * @throws KismetRestException if Kismet refuses, cannot be reached, or the list is too large to be kept
     */
    public List<TrackedDevice> list(DeviceQuery query) {
        return json.list(
                RestCall.read(query.path("json"), query.json().toString()), device -> read(query.selection(), device));
    }

    /**
     * Goes through devices, of which one at a time is in memory, however many there are: POST
     * {@code /devices/views/<view>/devices.itjson}.
     *
     * @param query which devices, and what of them
     * @return a stream that is to be closed, for one thread. It throws a {@link KismetRestException} where the answer
     *     breaks off
     * @throws KismetRestException if Kismet refuses or cannot be reached
     */
    public Stream<TrackedDevice> stream(DeviceQuery query) {
        return JsonObjects.of(
                        json.transport(), RestCall.read(query.path("itjson"), query.json().toString()))
                .map(device -> read(query.selection(), device));
    }

    /**
     * {@return a page of devices: POST {@code /devices/views/<view>/devices.json} with the variables of DataTables}
     *
     * @param query which devices, and what of them
     * @param page which part of them
     * @throws IllegalArgumentException if the text searched for holds an ampersand or an equals sign
     * @throws KismetRestException if Kismet refuses or cannot be reached
     */
    public Page<TrackedDevice> page(DeviceQuery query, PageRequest page) {
        ObjectNode request = query.json();
        page.addTo(request);
        RestCall call = RestCall.read(query.path("json"), request.toString()).withQuery(page.query());
        return Page.read(json.tree(call), page.start(), device -> read(query.selection(), device));
    }

    /**
     * Counts the devices of each view: GET {@code /devices/views/all_views.json}.
     *
     * @return the views, in Kismet's order
     */
    public List<DeviceView> views() {
        return json.list(RestCall.read("/devices/views/all_views.json"), DeviceView::of);
    }

    /**
     * Returns one device, whole: POST {@code /devices/multikey/devices.json}.
     *
     * @param key of the device
     * @return nothing if Kismet does not know it, as after it forgot it
     * @throws IllegalArgumentException if the key is none of Kismet's
     */
    public Optional<TrackedDevice> byKey(String key) {
        return byKeys(List.of(key), DeviceQuery.all().everything()).stream().findFirst();
    }

    /**
     * {@return several devices, 1000 a request: POST {@code /devices/multikey/devices.json}} Those that Kismet does not
     * know are left out.
     *
     * @param keys of the devices
     * @param fields of this query, only what is asked for of each device counts
     */
    public List<TrackedDevice> byKeys(Collection<String> keys, DeviceQuery fields) {
        keys.forEach(key -> RestCall.segment("device key", key));
        return several("/devices/multikey/devices.json", keys, fields.selection());
    }

    /**
     * Returns several devices by their keys, 1000 a request: POST {@code /devices/multikey/as-object/devices.json}.
     * Those that Kismet does not know are left out.
     *
     * @param keys of devices, {@code Device.key()}
     * @param fields of this query, only what is asked for of each device counts; the key need not be among it
     * @return the devices by their keys
     */
    public Map<String, TrackedDevice> mapByKeys(Collection<String> keys, DeviceQuery fields) {
        keys.forEach(key -> RestCall.segment("device key", key));
        Map<String, TrackedDevice> found = new LinkedHashMap<>();
        for (ObjectNode request : requests(keys, fields.selection())) {
            json.tree(RestCall.read("/devices/multikey/as-object/devices.json", request.toString()))
                    .properties()
                    .forEach(entry -> found.put(entry.getKey(), read(fields.selection(), entry.getValue())));
        }
        return Collections.unmodifiableMap(found);
    }

    /**
     * {@return the devices of a MAC address, one for each kind of radio, whole: POST {@code
     * /devices/multimac/devices.json}}
     *
     * @param mac such as {@code 00:11:22:33:44:55}
     * @throws IllegalArgumentException if it is no MAC address
     */
    public List<TrackedDevice> byMac(String mac) {
        return byMacs(List.of(mac), DeviceQuery.all().everything());
    }

    /**
     * {@return the devices of several MAC addresses, 1000 a request: POST {@code /devices/multimac/devices.json}}
     *
     * @param macs each such as {@code 00:11:22:33:44:55}
     * @param fields of this query, only what is asked for of each device counts
     * @throws IllegalArgumentException if one is no MAC address
     */
    public List<TrackedDevice> byMacs(Collection<String> macs, DeviceQuery fields) {
        macs.forEach(Mac::checked);
        return several("/devices/multimac/devices.json", macs, fields.selection());
    }

    private List<TrackedDevice> several(String path, Collection<String> names, Selection selection) {
        List<TrackedDevice> found = new ArrayList<>();
        for (ObjectNode request : requests(names, selection)) {
            found.addAll(json.list(RestCall.read(path, request.toString()), device -> read(selection, device)));
        }
        return List.copyOf(found);
    }

    private static List<ObjectNode> requests(Collection<String> names, Selection selection) {
        List<ObjectNode> requests = new ArrayList<>();
        Iterator<String> rest = names.iterator();
        while (rest.hasNext()) {
            ObjectNode request = RestJson.object();
            selection.addTo(request);
            ArrayNode devices = request.putArray("devices");
            while (rest.hasNext() && devices.size() < PER_REQUEST) {
                devices.add(rest.next());
            }
            requests.add(request);
        }
        return requests;
    }

    /**
     * Lists the clients of a Wi-Fi access point: POST {@code /phy/phy80211/clients-of/<key>/clients.json}.
     *
     * @param accessPointKey the access point's key
     * @param fields of this query, only what is asked for of each device counts
     * @return none if Kismet does not know the key
     */
    public List<TrackedDevice> clientsOf(String accessPointKey, DeviceQuery fields) {
        return related("/phy/phy80211/clients-of/" + key(accessPointKey) + "/clients.json", fields);
    }

    /**
     * Lists the devices around a Wi-Fi device, itself included: access points, clients and theirs. POST
     * {@code /phy/phy80211/related-to/<key>/devices.json}.
     *
     * @param key of the device
     * @param fields of this query, only what is asked for of each device counts
     * @return none if Kismet does not know the key
     */
    public List<TrackedDevice> relatedTo(String key, DeviceQuery fields) {
        return related("/phy/phy80211/related-to/" + key(key) + "/devices.json", fields);
    }

    private List<TrackedDevice> related(String path, DeviceQuery fields) {
        ObjectNode request = RestJson.object();
        fields.selection().addTo(request);
        return json.list(RestCall.read(path, request.toString()), device -> read(fields.selection(), device));
    }

    /**
     * Names a device, as users do: POST {@code /devices/by-key/<key>/set_name.cmd}, role admin. An empty name takes it
     * away.
     *
     * @param key of the device
     * @param name for people; may be empty
     * @throws KismetRestException also if Kismet does not know the key (status 500)
     */
    public void name(String key, String name) {
        json.run(RestCall.command(
                "/devices/by-key/" + key(key) + "/set_name.cmd",
                RestJson.object().put("username", name).toString()));
    }

    /**
     * Tags a device: POST {@code /devices/by-key/<key>/set_tag.cmd}, role admin. Tags are in the tree under
     * {@code kismet.device.base.tags}.
     *
     * @param key of the device
     * @param tag the tag's name
     * @param value the tag's value
     * @throws KismetRestException also if Kismet does not know the key (status 500)
     */
    public void tag(String key, String tag, String value) {
        json.run(RestCall.command(
                "/devices/by-key/" + key(key) + "/set_tag.cmd",
                RestJson.object().put("tagname", tag).put("tagvalue", value).toString()));
    }

    private static String key(String key) {
        return RestCall.segment("device key", key);
    }

    private static TrackedDevice read(Selection selection, JsonNode device) {
        return TrackedDevice.of(selection.unfold(device));
    }
}
