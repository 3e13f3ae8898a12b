package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Kismet's REST API. A plugin gets it from {@code Kismet.rest()}, with the token that Kismet grants it; other programs
 * make one with an API key or a login. Safe for use by several threads; make one and keep it.
 *
 * <p>Calls wait for the answer. Each fails with a {@link KismetRestException} if Kismet refuses or cannot be reached,
 * the answer takes too long or is too large ({@link #limits}), and with a {@link CancellationException} if the thread is
 * interrupted meanwhile, and the thread stays interrupted. What only reads is tried twice where the connection breaks.
 *
 * <p>Credentials go to this machine's loopback or over https only, unless the system property
 * {@code kismet.rest.allowRemote} is true; never to a proxy, never where a redirect leads, and never into a URL.
 *
 * <p>What is told here, only users of Kismet may see. An answer of a plugin whose handler called something here, on the
 * handler's own thread, is {@code Response.confidential()} by itself, unless it is {@code Response.spooled()}; one that
 * is made of what another thread asked for, its author should make so. Names in it come from the air and may hold
 * anything.
 */
public final class KismetRest {
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._:~/-]{1,2000}");

    private final RestTransport transport;
    private final RestJson json;

    private KismetRest(RestTransport transport) {
        this.transport = transport;
        json = new RestJson(transport);
    }

    /**
     * Connects with an API key that a user made.
     *
     * @param server such as {@code http://127.0.0.1:2501/}
     * @param key the key itself, as Kismet shows it
     * @return a client, which connects with the first call
     * @throws IllegalArgumentException if credentials must not go there, or the key is none
     */
    public static KismetRest withApiKey(URI server, String key) {
        String checked = Token.checked(key);
        return new KismetRest(RestTransport.to(server, new Token(() -> checked)));
    }

    /**
     * Connects with the administrator's login, which is sent with each call.
     *
     * @param server such as {@code http://127.0.0.1:2501/}
     * @param user the administrator's name
     * @param password the administrator's password
     * @return a client, which connects with the first call
     * @throws IllegalArgumentException if credentials must not go there, or the user name holds a colon
     */
    public static KismetRest withLogin(URI server, String user, String password) {
        return new KismetRest(RestTransport.to(server, new Login(user, password)));
    }

    /**
     * Connects with a token that is asked for when it is first needed, and again when Kismet refuses it.
     *
     * @param server such as {@code http://127.0.0.1:2501/}
     * @param token gives the token at the time; what it throws, calls throw
     * @return a client, which connects with the first call
     * @throws IllegalArgumentException if credentials must not go there
     */
    public static KismetRest withToken(URI server, Supplier<String> token) {
        return new KismetRest(RestTransport.to(server, new Token(token)));
    }

    /**
     * Connects to the Kismet that started this plugin: at the URL in the system property {@code kismet.rest.url} or the
     * environment variable {@code KISMET_REST_URL}, else where Kismet's configuration says, which is looked for in
     * {@code KISMET_ETC} and on the command line that Kismet was started with, else at 127.0.0.1:2501.
     *
     * @param environment the variables that Kismet gave to the plugin
     * @param token gives the token at the time; what it throws, calls throw
     * @return a client, which connects with the first call
     * @throws IllegalArgumentException if the URL or the configuration is not valid, or credentials must not go there
     */
    public static KismetRest ofPlugin(Map<String, String> environment, Supplier<String> token) {
        return withToken(ServerAddress.find(environment, KismetCommandLine.ofParent()), token);
    }

    /**
     * {@return a client with other limits}
     *
     * @param limits in place of those before
     */
    public KismetRest limits(RestLimits limits) {
        return new KismetRest(transport.within(limits));
    }

    /** {@return the calls about the server itself} */
    public SystemCalls system() {
        return new SystemCalls(json);
    }

    /** {@return the calls about devices} */
    public Devices devices() {
        return new Devices(json);
    }

    /** {@return the calls about devices whose coming and going raises alerts} */
    public MacAlerts macAlerts() {
        return new MacAlerts(json);
    }

    /** {@return the calls about Wi-Fi network names} */
    public Ssids ssids() {
        return new Ssids(json);
    }

    /** {@return the calls about alerts} */
    public Alerts alerts() {
        return new Alerts(json);
    }

    /** {@return the calls about the message bus} */
    public Messages messages() {
        return new Messages(json);
    }

    /** {@return the calls about sources of packets} */
    public Datasources datasources() {
        return new Datasources(json);
    }

    /** {@return the calls about positions} */
    public Gps gps() {
        return new Gps(json);
    }

    /** {@return the calls about aircraft and drones} */
    public AirTraffic airTraffic() {
        return new AirTraffic(json);
    }

    /** {@return the calls about what the kismetdb log leaves out} */
    public LogFilters logFilters() {
        return new LogFilters(json);
    }

    /** {@return the calls about the administrator's login} */
    public Sessions sessions() {
        return new Sessions(json);
    }

    /** {@return the calls about logs} */
    public Logs logs() {
        return new Logs(json);
    }

    /** {@return the calls that give packets} */
    public Captures captures() {
        return new Captures(json);
    }

    /**
     * Makes a stream of events, with a connection of its own once it is used; close it in the end. A plugin has
     * {@code Kismet.on}, which needs none of its own where the plugin's pipe does.
     *
     * @return the stream, which is not connected yet
     */
    public EventStream events() {
        return new EventStream(() -> this);
    }

    /** {@return the calls about tokens for programs} */
    public ApiKeys apiKeys() {
        return new ApiKeys(json);
    }

    /**
     * Asks for anything else: GET.
     *
     * @param path with the slash it begins with and the extension it ends in, such as {@code /poi/list_poi.json}
     * @return what Kismet answers
     * @throws IllegalArgumentException if it is not of that form, or asks for filters, over which Kismet would end
     *     ({@link LogFilters})
     */
    public JsonNode get(String path) {
        if (path.startsWith("/filters/")) {
            throw new IllegalArgumentException("path (" + path + ") must not lead to filters: Kismet ends with a memory"
                    + " fault when it tells the addresses in one; use logFilters()");
        }
        return json.tree(RestCall.read(checked(path)));
    }

    /**
     * Sends anything else: POST. Not tried twice.
     *
     * @param path with the slash it begins with and the extension it ends in
     * @param body goes to Kismet as JSON
     * @return what Kismet answers, as it is
     * @throws IllegalArgumentException if the path is not of that form, or the body is larger than 100 000 bytes
     */
    public String post(String path, JsonNode body) {
        return json.run(RestCall.command(checked(path), body.toString()));
    }

    RestTransport transport() {
        return transport;
    }

    private static String checked(String path) {
        if (!PATH.matcher(path).matches() || path.contains("//")) {
            throw new IllegalArgumentException("path (" + path
                    + ") must begin with a slash and hold letters, digits and . _ : ~ / - only, as Kismet's do");
        }
        return path;
    }
}
