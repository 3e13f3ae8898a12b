package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sources of packets. Every release since 2020-12; reading is for the role readonly, the rest for admin. Safe for use
 * by several threads.
 *
 * <p>What changes a source answers when its driver has, which may take seconds. Sources are named by their UUID.
 */
public final class Datasources {
    private final RestJson json;

    Datasources(RestJson json) {
        this.json = json;
    }

    /**
     * Lists them: GET {@code /datasource/all_sources.json}.
     *
     * @return the datasources, in Kismet's order
     */
    public List<Datasource> list() {
        return json.list(RestCall.read("/datasource/all_sources.json"), Datasource::of);
    }

    /**
     * {@return one: GET {@code /datasource/by-uuid/<uuid>/source.json}}
     *
     * @param uuid of the datasource
     * @throws KismetRestException also if Kismet does not know it (status 500)
     */
    public Datasource byUuid(String uuid) {
        return Datasource.of(json.tree(RestCall.read(path(uuid, "source.json"))));
    }

    /**
     * Lists the kinds that this Kismet has drivers for: GET {@code /datasource/types.json}.
     *
     * @return the kinds, in Kismet's order
     */
    public List<DatasourceType> types() {
        return json.list(RestCall.read("/datasource/types.json"), DatasourceType::of);
    }

    /**
     * Returns how sources are treated that do not say it: GET {@code /datasource/defaults.json}.
     *
     * @return the defaults
     */
    public DatasourceDefaults defaults() {
        return DatasourceDefaults.of(json.tree(RestCall.read("/datasource/defaults.json")));
    }

    /**
     * Looks for interfaces that could be sources: GET {@code /datasource/list_interfaces.json}, role admin. Asks all
     * drivers, so it may take seconds.
     *
     * @return the interfaces, in Kismet's order
     */
    public List<CaptureInterface> interfaces() {
        return json.list(RestCall.read("/datasource/list_interfaces.json"), CaptureInterface::of);
    }

    /**
     * Adds one: POST {@code /datasource/add_source.cmd}.
     *
     * @param definition as after {@code source=} in Kismet's configuration, such as {@code wlan0:name=roof}
     * @return the source. Kismet gives back one that had the same UUID, as a capture file has that is added again
     * @throws KismetRestException also if it cannot be opened (status 500); the message bus says why
     */
    public Datasource add(String definition) {
        return command(
                "/datasource/add_source.cmd", RestJson.object().put("definition", definition).toString());
    }

    /**
     * Throws its packets away from now on: POST {@code …/pause_source.cmd}.
     *
     * @param uuid of the datasource
     * @return the datasource as it is then
     * @throws KismetRestException also if it is paused (status 500)
     */
    public Datasource pause(String uuid) {
        return command(path(uuid, "pause_source.cmd"), null);
    }

    /**
     * Takes its packets again: POST {@code …/resume_source.cmd}.
     *
     * @param uuid of the datasource
     * @return the datasource as it is then
     * @throws KismetRestException also if it is not paused (status 500)
     */
    public Datasource resume(String uuid) {
        return command(path(uuid, "resume_source.cmd"), null);
    }

    /**
     * Ends its capture, and any attempts to open it again: POST {@code …/close_source.cmd}. Kismet 2023-07 may
     * answer before the capture has ended.
     *
     * @param uuid of the datasource
     * @return the datasource as it is then
     */
    public Datasource close(String uuid) {
        return command(path(uuid, "close_source.cmd"), null);
    }

    /**
     * Does the same as {@link #close}, under another name: POST {@code …/disable_source.cmd}.
     *
     * @param uuid of the datasource
     * @return the datasource as it is then
     */
    public Datasource disable(String uuid) {
        return command(path(uuid, "disable_source.cmd"), null);
    }

    /**
     * Begins a closed one's capture again: POST {@code …/open_source.cmd}.
     *
     * @param uuid of the datasource
     * @return the datasource as it is then
     * @throws KismetRestException also if it runs (status 500)
     */
    public Datasource open(String uuid) {
        return command(path(uuid, "open_source.cmd"), null);
    }

    /**
     * Tunes it, and ends its hopping: POST {@code …/set_channel.cmd}.
     *
     * @param uuid of the datasource
     * @param channel as {@link Datasource#channels()} tells it, such as {@code 6HT40}
     * @return the datasource as it is then
     * @throws KismetRestException also if it cannot be tuned to that (status 500)
     */
    public Datasource channel(String uuid, String channel) {
        return command(
                path(uuid, "set_channel.cmd"), RestJson.object().put("channel", channel).toString());
    }

    /**
     * Makes it hop: POST {@code …/set_channel.cmd}.
     *
     * @param uuid of the datasource
     * @param channels what it hops between; none for those it hopped between before
     * @param rate channels a second, more than 0
     * @param shuffle whether in an order that finds more, for channels that overlap
     * @return the datasource as it is then
     * @throws IllegalArgumentException if the rate is out of its range
     * @throws KismetRestException also if it cannot hop (status 500)
     */
    public Datasource hop(String uuid, List<String> channels, double rate, boolean shuffle) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("hop rate (" + rate + ") must be more than 0 channels a second");
        }
        ObjectNode request = RestJson.object();
        if (!channels.isEmpty()) {
            ArrayNode list = request.putArray("channels");
            channels.forEach(list::add);
        }
        request.put("rate", rate).put("shuffle", shuffle ? 1 : 0);
        return command(path(uuid, "set_channel.cmd"), request.toString());
    }

    /**
     * Makes it hop as it was told to last: POST {@code …/set_hop.cmd}.
     *
     * @param uuid of the datasource
     * @return the datasource as it is then
     * @throws KismetRestException also if it cannot hop (status 500)
     */
    public Datasource hop(String uuid) {
        return command(path(uuid, "set_hop.cmd"), null);
    }

    private Datasource command(String path, @Nullable String body) {
        return Datasource.of(json.tree(RestCall.command(path, body)));
    }

    private static String path(String uuid, String what) {
        return "/datasource/by-uuid/" + RestCall.segment("datasource", uuid) + '/' + what;
    }
}
