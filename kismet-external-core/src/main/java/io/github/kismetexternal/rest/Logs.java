package io.github.kismetexternal.rest;

import java.time.Instant;
import java.util.List;

/**
 * What Kismet writes to disk. Every release since 2020-12; reading is for the role readonly, the rest for admin. Safe
 * for use by several threads.
 */
public final class Logs {
    private final RestJson json;

    Logs(RestJson json) {
        this.json = json;
    }

    /**
     * Lists the logs of this run: GET {@code /logging/active.json}.
     *
     * @return the logs, in Kismet's order
     */
    public List<LogFile> list() {
        return json.list(RestCall.read("/logging/active.json"), LogFile::of);
    }

    /**
     * Lists the kinds of logs: GET {@code /logging/drivers.json}.
     *
     * @return the kinds, in Kismet's order
     */
    public List<LogType> types() {
        return json.list(RestCall.read("/logging/drivers.json"), LogType::of);
    }

    /**
     * Begins a log: POST {@code /logging/by-class/<class>/start.cmd}.
     *
     * @param logClass as {@link LogType} names it, such as {@code kismet}
     * @return the log
     * @throws KismetRestException also if there is no such kind, or one of which there can be one only is written
     *     (status 500)
     */
    public LogFile start(String logClass) {
        return LogFile.of(json.tree(
                RestCall.command("/logging/by-class/" + RestCall.segment("log class", logClass) + "/start.cmd", null)));
    }

    /**
     * Ends a log: POST {@code /logging/by-uuid/<uuid>/stop.cmd}. One that has ended stays as it is.
     *
     * @param uuid of the log
     * @throws KismetRestException also if Kismet does not know it (status 500)
     */
    public void stop(String uuid) {
        json.run(RestCall.command("/logging/by-uuid/" + RestCall.segment("log", uuid) + "/stop.cmd", null));
    }

    /**
     * Deletes the packets before a time from the running kismetdb log, for good: POST
     * {@code /logging/kismetdb/pcap/drop.cmd}.
     *
     * @param time to the second
     * @throws KismetRestException also if no such log is written (status 404 or 500)
     */
    public void dropPacketsBefore(Instant time) {
        json.run(RestCall.command(
                "/logging/kismetdb/pcap/drop.cmd",
                RestJson.object().put("drop_before", time.getEpochSecond()).toString()));
    }
}
