package io.github.kismetexternal.rest;

import java.io.InputStream;
import java.util.List;

/**
 * Packets, as pcapng unless said otherwise. Every release since 2020-12, role readonly unless said otherwise. Safe for
 * use by several threads.
 *
 * <p>Each stream is for one thread and has to be closed, which also any other thread may do; what reads it then fails
 * with an {@code IOException}.
 *
 * <p><b>Risk.</b> Kismet 2023-07-R2 and 2025-09-R1 may end with a memory fault when a client leaves a live stream: so
 * they did in five of eight trials with thirty clients each. Where {@link #closeStream} ended it first, which an
 * administrator may, it was one of eight. Open a live stream seldom, and keep it.
 */
public final class Captures {
    private final RestJson json;

    Captures(RestJson json) {
        this.json = json;
    }

    /**
     * {@return packets as they come, until closed: GET {@code /pcap/all_packets.pcapng}} Kismet keeps what is not read,
     * so read on.
     */
    public InputStream live() {
        return json.transport().endless(RestCall.read("/pcap/all_packets.pcapng"));
    }

    /**
     * {@return packets of one datasource as they come: GET {@code /datasource/pcap/by-uuid/<uuid>/packets.pcapng}}
     *
     * @param uuid of the datasource
     * @throws KismetRestException also if Kismet does not know it (status 500)
     */
    public InputStream liveOfDatasource(String uuid) {
        return json.transport().endless(RestCall.read(
                "/datasource/pcap/by-uuid/" + RestCall.segment("datasource", uuid) + "/packets.pcapng"));
    }

    /**
     * {@return packets of one device as they come: GET {@code /devices/pcap/by-key/<key>/packets.pcapng}}
     *
     * @param key of the device
     * @throws KismetRestException also if Kismet does not know it: 2025-09 then never answers, so the time for an
     *     answer passes
     */
    public InputStream liveOfDevice(String key) {
        return json.transport().endless(RestCall.read(
                "/devices/pcap/by-key/" + RestCall.segment("device key", key) + "/packets.pcapng"));
    }

    /**
     * {@return packets from the running kismetdb log: GET {@code /logging/kismetdb/pcap/packets.pcapng}}
     *
     * @param filter which packets
     * @throws KismetRestException also if no such log is written (status 404 or 500)
     */
    public InputStream logged(PacketFilter filter) {
        return json.transport().stream(
                RestCall.read("/logging/kismetdb/pcap/packets.pcapng").withQuery(filter.variables()));
    }

    /**
     * Returns packets of one Wi-Fi network as they come: GET
     * {@code /phy/phy80211/pcap/by-bssid/<mac>/packets.pcapng.pcapng}, which is so named. Kismet 2021-08 to 2023-07
     * give all of Wi-Fi, whatever the network.
     *
     * @param bssid such as {@code 00:11:22:33:44:55}
     * @return the packets as pcapng, without end; close it
     * @throws IllegalArgumentException if the BSSID is no MAC address
     */
    public InputStream liveOfBssid(String bssid) {
        return json.transport().endless(RestCall.read(
                "/phy/phy80211/pcap/by-bssid/" + Mac.checked(bssid) + "/packets.pcapng.pcapng"));
    }

    /**
     * Returns what Kismet keeps of handshakes with a Wi-Fi access point from which its passphrase may be guessed
     * (PMKID), with a beacon, as pcap: GET {@code /phy/phy80211/by-key/<key>/pcap/handshake-pmkid.pcap}.
     *
     * @param accessPointKey the access point's {@code Device.key()}
     * @return the packets as pcap; close it
     * @throws KismetRestException also if Kismet does not know the key (status 500)
     */
    public InputStream pmkid(String accessPointKey) {
        return json.transport().stream(RestCall.read("/phy/phy80211/by-key/"
                + RestCall.segment("device key", accessPointKey) + "/pcap/handshake-pmkid.pcap"));
    }

    /**
     * Returns what Kismet keeps of handshakes between a Wi-Fi access point and a client, as pcap: GET
     * {@code /phy/phy80211/by-key/<key>/device/<mac>/pcap/handshake.pcap}, since Kismet 2022-08.
     *
     * @param accessPointKey the access point's {@code Device.key()}
     * @param clientMac such as {@code 00:11:22:33:44:55}
     * @return the packets as pcap; close it
     * @throws IllegalArgumentException if the client's is no MAC address
     * @throws KismetRestException also if Kismet does not know the key (status 500)
     */
    public InputStream handshake(String accessPointKey, String clientMac) {
        return json.transport().stream(RestCall.read("/phy/phy80211/by-key/"
                + RestCall.segment("device key", accessPointKey) + "/device/" + Mac.checked(clientMac)
                + "/pcap/handshake.pcap"));
    }

    /** {@return the streams that Kismet serves and writes: GET {@code /streams/all_streams.json}} */
    public List<PacketStream> streams() {
        return json.list(RestCall.read("/streams/all_streams.json"), PacketStream::of);
    }

    /**
     * Returns one of these streams: GET {@code /streams/by-id/<id>/stream_info.json}.
     *
     * @param id {@link PacketStream#id()}
     * @return the stream
     * @throws KismetRestException also if there is none of that number (status 500)
     */
    public PacketStream stream(long id) {
        return PacketStream.of(json.tree(RestCall.read("/streams/by-id/" + id + "/stream_info.json")));
    }

    /**
     * Ends a stream, whosever it is: POST {@code /streams/by-id/<id>/close_stream.cmd}, role admin.
     *
     * @param id {@link PacketStream#id()}
     * @throws KismetRestException also if there is none of that number (status 500)
     */
    public void closeStream(long id) {
        json.run(RestCall.command("/streams/by-id/" + id + "/close_stream.cmd", null));
    }
}
