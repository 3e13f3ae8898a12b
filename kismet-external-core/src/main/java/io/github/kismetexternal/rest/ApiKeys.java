package io.github.kismetexternal.rest;

import io.github.kismetexternal.event.Fields;
import java.util.List;

/**
 * Tokens for programs. Every release since 2020-12, role admin. Safe for use by several threads.
 *
 * <p>The one that all plugins share is among them, as {@code external plugin}; revoking that ends the REST API for all
 * plugins until one asks for another.
 */
public final class ApiKeys {
    private final RestJson json;

    ApiKeys(RestJson json) {
        this.json = json;
    }

    /**
     * Lists them: GET {@code /auth/apikey/list.json}.
     *
     * @return the keys, in Kismet's order
     */
    public List<ApiKey> list() {
        return json.list(RestCall.read("/auth/apikey/list.json"), key -> {
            Fields fields = Fields.of(key, "kismet.httpd.auth.");
            return new ApiKey(fields.text("name"), fields.text("role"), fields.text("token"));
        });
    }

    /**
     * Makes one, which does not expire: POST {@code /auth/apikey/generate.cmd}.
     *
     * @param name none that there is
     * @param role {@code admin}, {@code readonly}, {@code datasource}, {@code WEBGPS}, {@code scanreport} or
     *     {@code ADSB}
     * @return the key
     * @throws KismetRestException also if there is one of that name (status 500), or Kismet is configured not to make
     *     any
     */
    public ApiKey create(String name, String role) {
        String token = json.run(RestCall.command(
                "/auth/apikey/generate.cmd",
                RestJson.object().put("name", name).put("role", role).put("duration", 0).toString()));
        return new ApiKey(name, role, token);
    }

    /**
     * Makes one void: POST {@code /auth/apikey/revoke.cmd}.
     *
     * @param name of the key
     * @throws KismetRestException also if there is none of that name (status 500)
     */
    public void revoke(String name) {
        json.run(RestCall.command("/auth/apikey/revoke.cmd", RestJson.object().put("name", name).toString()));
    }
}
