package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Wi-Fi network names, in every release since 2020-12, role readonly. Safe for use by several threads. */
public final class Ssids {
    private static final String PATH = "/phy/phy80211/ssids/views/ssids.";

    private final RestJson json;

    Ssids(RestJson json) {
        this.json = json;
    }

    /**
     * Lists them: GET {@code /phy/phy80211/ssids/views/ssids.json}.
     *
     * @return the SSIDs, in Kismet's order
     * @throws KismetRestException if Kismet refuses, cannot be reached, or the list is too large to be kept
     */
    public List<Ssid> list() {
        return json.list(RestCall.read(PATH + "json"), Ssid::of);
    }

    /**
     * Goes through them, of which one at a time is in memory: GET {@code /phy/phy80211/ssids/views/ssids.itjson}.
     *
     * @return a stream that is to be closed, for one thread. It throws a {@link KismetRestException} where the answer
     *     breaks off
     */
    public Stream<Ssid> stream() {
        return JsonObjects.of(json.transport(), RestCall.read(PATH + "itjson")).map(Ssid::of);
    }

    /**
     * {@return a page of them: POST {@code /phy/phy80211/ssids/views/ssids.json}} Searches only where Kismet does so
     * without being asked for particular fields, which no release up to 2025-09 does.
     *
     * @param page sorted by paths such as {@code dot11.ssidgroup.last_time}
     */
    public Page<Ssid> page(PageRequest page) {
        ObjectNode request = RestJson.object();
        page.addTo(request);
        RestCall call = RestCall.read(PATH + "json", request.toString()).withQuery(page.query());
        return Page.read(json.tree(call), page.start(), Ssid::of);
    }

    /**
     * {@return one of them: GET {@code /phy/phy80211/ssids/by-hash/<hash>/ssid.json}}
     *
     * @param hash as {@link Ssid} tells it
     * @throws KismetRestException also if there is none of that hash (status 500)
     */
    public Ssid byHash(long hash) {
        return Ssid.of(json.tree(RestCall.read("/phy/phy80211/ssids/by-hash/" + hash + "/ssid.json")));
    }
}
