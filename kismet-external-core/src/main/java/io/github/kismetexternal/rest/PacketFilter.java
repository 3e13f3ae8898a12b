package io.github.kismetexternal.rest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which packets of a kismetdb log are wanted. Immutable; every method returns another, of which all conditions hold.
 */
public final class PacketFilter {
    private static final PacketFilter ALL = new PacketFilter(Map.of());

    private final Map<String, String> conditions;

    private PacketFilter(Map<String, String> conditions) {
        this.conditions = conditions;
    }

    /**
     * Wants all packets.
     *
     * @return a filter that lets all pass
     */
    public static PacketFilter all() {
        return ALL;
    }

    /**
     * Wants those from one time to another, to the microsecond.
     *
     * @param first the earliest time
     * @param last the latest time
     * @return this filter, with that condition too
     */
    public PacketFilter between(Instant first, Instant last) {
        return with("timestamp_start", Instants.decimal(first)).with("timestamp_end", Instants.decimal(last));
    }

    /**
     * Wants those of one datasource.
     *
     * @param uuid of the datasource
     * @return this filter, with that condition too
     * @throws IllegalArgumentException if it is no UUID
     */
    public PacketFilter ofDatasource(String uuid) {
        return with("datasource", RestCall.segment("datasource", uuid));
    }

    /**
     * Wants those of a source address.
     *
     * @param mac such as {@code 00:11:22:33:44:55}
     * @return this filter, with that condition too
     * @throws IllegalArgumentException if it is no MAC address
     */
    public PacketFilter fromMac(String mac) {
        return with("address_source", Mac.checked(mac));
    }

    /**
     * Wants those to a destination address.
     *
     * @param mac such as {@code 00:11:22:33:44:55}
     * @return this filter, with that condition too
     * @throws IllegalArgumentException if it is no MAC address
     */
    public PacketFilter toMac(String mac) {
        return with("address_dest", Mac.checked(mac));
    }

    /**
     * Wants those of frequencies from one to another, in kHz.
     *
     * @param lowestKhz the lowest, in kHz
     * @param highestKhz the highest, in kHz
     * @return this filter, with that condition too
     */
    public PacketFilter frequencies(double lowestKhz, double highestKhz) {
        return with("frequency_min", number(lowestKhz)).with("frequency_max", number(highestKhz));
    }

    /**
     * Wants those received with signals from one to another, in dBm.
     *
     * @param weakestDbm the weakest, in dBm
     * @param strongestDbm the strongest, in dBm
     * @return this filter, with that condition too
     */
    public PacketFilter signals(int weakestDbm, int strongestDbm) {
        return with("signal_min", Integer.toString(weakestDbm)).with("signal_max", Integer.toString(strongestDbm));
    }

    /**
     * Wants those of sizes from one to another, in bytes.
     *
     * @param smallest the smallest, in bytes
     * @param largest the largest, in bytes
     * @return this filter, with that condition too
     */
    public PacketFilter sizes(int smallest, int largest) {
        return with("size_min", Integer.toString(smallest)).with("size_max", Integer.toString(largest));
    }

    /**
     * Wants no more than a number of packets.
     *
     * @param packets 1 or more
     * @return this filter, with that limit
     * @throws IllegalArgumentException if that is less than 1
     */
    public PacketFilter atMost(int packets) {
        if (packets < 1) {
            throw new IllegalArgumentException("number of packets (" + packets + ") must be at least 1");
        }
        return with("limit", Integer.toString(packets));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private PacketFilter with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(conditions);
        more.put(name, value);
        return new PacketFilter(more);
    }

    Map<String, String> variables() {
        return conditions;
    }
}
