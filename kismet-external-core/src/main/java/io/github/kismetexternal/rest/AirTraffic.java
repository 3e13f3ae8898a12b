package io.github.kismetexternal.rest;

import java.util.List;

/**
 * Aircraft and drones. Role readonly. Safe for use by several threads.
 *
 * <p>They are devices too: those of {@code DeviceQuery.ofPhy("ADSB")}, and any device with {@link Drone#FIELD}.
 */
public final class AirTraffic {
    private final RestJson json;

    AirTraffic(RestJson json) {
        this.json = json;
    }

    /**
     * Returns the aircraft of the last ten minutes, and where they are: GET {@code /phy/ADSB/map_data.json}, since
     * Kismet 2022-08; releases before called it {@code /phy/RTLADSB/map_data.json}.
     *
     * @return the aircraft
     */
    public AircraftMap aircraft() {
        return AircraftMap.of(json.tree(RestCall.read("/phy/ADSB/map_data.json")));
    }

    /**
     * Lists what Kismet tells drones by, from its configuration: GET {@code /phy/phyuav/manuf_matchers.json}, since
     * Kismet 2020-12. A Kismet that was built without PCRE leaves those out that have a regular expression, which are
     * most.
     *
     * @return the rules, in Kismet's order
     */
    public List<DroneKind> droneKinds() {
        return json.list(RestCall.read("/phy/phyuav/manuf_matchers.json"), DroneKind::of);
    }
}
