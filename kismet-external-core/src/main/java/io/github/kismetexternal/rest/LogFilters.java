package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.event.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Filters of the running kismetdb log: which devices and packets it leaves out, by MAC address. They last until Kismet
 * ends. Every release since 2020-12; asking is for the role readonly, the rest for admin. Safe for use by several
 * threads.
 *
 * <p>Each call also fails with a {@link KismetRestException} if no kismetdb log is written (status 404).
 *
 * <p><b>Risk.</b> Kismet 2023-07-R2 and 2025-09-R1 (the only ones tried) end with a memory fault when anybody reads the
 * addresses back, which nothing here does: tell nobody who may sign in to look at {@code /filters/…/filter.json} once
 * an address has been set. What an address is treated by default as, no release lets clients change.
 */
public final class LogFilters {
    private static final String DEVICES = "/filters/class/kismetdb_devices/";
    private static final String PACKETS = "/filters/packet/kismetdb_packets/";
    private static final int PER_REQUEST = 1000;

    private final RestJson json;

    /** What a packet's address is there. */
    public enum Address {
        /** That of the sender. */
        SOURCE,
        /** That of the receiver. */
        DESTINATION,
        /** Such as the BSSID of Wi-Fi. */
        NETWORK,
        /** That of the transmitter. */
        OTHER,
        /** Any of these. */
        ANY
    }

    LogFilters(RestJson json) {
        this.json = json;
    }

    /**
     * Leaves devices out of the log: POST {@code /filters/class/kismetdb_devices/<phy>/set_filter.cmd}.
     *
     * @param phy such as {@code IEEE802.11}, as {@link SystemCalls#phys()} tells it; Kismet takes any name
     * @param macs the MAC addresses, 1000 a request
     * @throws IllegalArgumentException if one is no MAC address, or the phy cannot be in a path
     */
    public void rejectDevices(String phy, Collection<String> macs) {
        set(devices(phy), macs, true);
    }

    /**
     * Keeps devices in the log, also where others are left out: POST
     * {@code /filters/class/kismetdb_devices/<phy>/set_filter.cmd}.
     *
     * @param phy such as {@code IEEE802.11}, as {@link SystemCalls#phys()} tells it; Kismet takes any name
     * @param macs the MAC addresses, 1000 a request
     * @throws IllegalArgumentException if one is no MAC address, or the phy cannot be in a path
     */
    public void acceptDevices(String phy, Collection<String> macs) {
        set(devices(phy), macs, false);
    }

    /**
     * Treats devices as all others again: POST {@code /filters/class/kismetdb_devices/<phy>/remove_filter.cmd}.
     *
     * @param phy such as {@code IEEE802.11}, as {@link SystemCalls#phys()} tells it; Kismet takes any name
     * @param macs the MAC addresses, 1000 a request
     * @throws IllegalArgumentException if one is no MAC address, or the phy cannot be in a path
     */
    public void forgetDevices(String phy, Collection<String> macs) {
        forget(devices(phy), macs);
    }

    /**
     * Returns whether devices that were not named are left out, which {@code kis_log_device_filter_default} in Kismet's
     * configuration says: POST {@code /filters/class/kismetdb_devices/filter.json}.
     *
     * @return true if they are left out
     */
    public boolean rejectsOtherDevices() {
        return rejectsOthers(DEVICES, "kismet.classfilter.");
    }

    /**
     * Leaves packets out of the log: POST
     * {@code /filters/packet/kismetdb_packets/<phy>/<address>/set_filter.cmd}.
     *
     * @param phy such as {@code IEEE802.11}, as {@link SystemCalls#phys()} tells it; Kismet takes any name
     * @param address which address of the packets is meant
     * @param macs the MAC addresses, 1000 a request
     * @throws IllegalArgumentException if one is no MAC address, or the phy cannot be in a path
     */
    public void rejectPackets(String phy, Address address, Collection<String> macs) {
        set(packets(phy, address), macs, true);
    }

    /**
     * Keeps packets in the log, also where others are left out: POST
     * {@code /filters/packet/kismetdb_packets/<phy>/<address>/set_filter.cmd}.
     *
     * @param phy such as {@code IEEE802.11}, as {@link SystemCalls#phys()} tells it; Kismet takes any name
     * @param address which address of the packets is meant
     * @param macs the MAC addresses, 1000 a request
     * @throws IllegalArgumentException if one is no MAC address, or the phy cannot be in a path
     */
    public void acceptPackets(String phy, Address address, Collection<String> macs) {
        set(packets(phy, address), macs, false);
    }

    /**
     * Treats packets as all others again: POST
     * {@code /filters/packet/kismetdb_packets/<phy>/<address>/remove_filter.cmd}.
     *
     * @param phy such as {@code IEEE802.11}, as {@link SystemCalls#phys()} tells it; Kismet takes any name
     * @param address which address of the packets is meant
     * @param macs the MAC addresses, 1000 a request
     * @throws IllegalArgumentException if one is no MAC address, or the phy cannot be in a path
     */
    public void forgetPackets(String phy, Address address, Collection<String> macs) {
        forget(packets(phy, address), macs);
    }

    /**
     * Returns whether packets whose addresses were not named are left out, which {@code kis_log_packet_filter_default}
     * in Kismet's configuration says: POST {@code /filters/packet/kismetdb_packets/filter.json}.
     *
     * @return true if they are left out
     */
    public boolean rejectsOtherPackets() {
        return rejectsOthers(PACKETS, "kismet.packetfilter.");
    }

    private static String devices(String phy) {
        return DEVICES + RestCall.segment("phy", phy) + '/';
    }

    private static String packets(String phy, Address address) {
        return PACKETS + RestCall.segment("phy", phy) + '/' + address.name().toLowerCase(Locale.ROOT) + '/';
    }

    private void set(String path, Collection<String> macs, boolean rejected) {
        for (List<String> some : portions(macs)) {
            ObjectNode request = RestJson.object();
            ObjectNode filter = request.putObject("filter");
            some.forEach(mac -> filter.put(mac, rejected));
            json.run(RestCall.command(path + "set_filter.cmd", request.toString()));
        }
    }

    private void forget(String path, Collection<String> macs) {
        for (List<String> some : portions(macs)) {
            ObjectNode request = RestJson.object();
            ArrayNode filter = request.putArray("filter");
            some.forEach(filter::add);
            json.run(RestCall.command(path + "remove_filter.cmd", request.toString()));
        }
    }

    private static List<List<String>> portions(Collection<String> macs) {
        macs.forEach(Mac::checked);
        List<String> all = List.copyOf(macs);
        List<List<String>> portions = new ArrayList<>();
        for (int start = 0; start < all.size(); start += PER_REQUEST) {
            portions.add(all.subList(start, Math.min(all.size(), start + PER_REQUEST)));
        }
        return portions;
    }

    /** Asks for one field, since Kismet cannot write the addresses. */
    private boolean rejectsOthers(String path, String prefix) {
        ObjectNode request = RestJson.object();
        request.putArray("fields").add(prefix + "default");
        return Fields.of(json.tree(RestCall.read(path + "filter.json", request.toString())), prefix).flag("default");
    }
}
