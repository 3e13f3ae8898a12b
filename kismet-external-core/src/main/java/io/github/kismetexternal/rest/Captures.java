package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.List;

/**
 * Packets as pcapng. Every release since 2020-12, role readonly unless said otherwise. Safe for use by several threads.
 *
 * <p>Each stream is for one thread and has to be closed, which also any other thread may do; what reads it then fails
 * with an {@code IOException}.
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
     * Lists the streams that Kismet serves, as it describes them: GET {@code /streams/all_streams.json}.
     *
     * @return the streams, as Kismet describes them
     */
    public List<JsonNode> streams() {
        return json.list(RestCall.read("/streams/all_streams.json"), stream -> stream);
    }

    /**
     * Ends a stream, whosever it is: POST {@code /streams/by-id/<id>/close_stream.cmd}, role admin.
     *
     * @param id {@code kismet.stream.stream_id} of {@link #streams()}
     * @throws KismetRestException also if there is none of that number (status 500)
     */
    public void closeStream(long id) {
        json.run(RestCall.command("/streams/by-id/" + id + "/close_stream.cmd", null));
    }
}
