package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Measured on Kismet 2025-09-R1. */
class AccessTest {
    private static final String CHECK = "/session/check_login";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RunningServer server = new RunningServer(SimulatedRelease.R2025_09);

    @AfterEach
    void close() {
        server.close();
    }

    private static String cookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    @Test
    void the_helpers_token_is_an_administrators_and_always_the_same() throws Exception {
        String token = server.access.helperToken();

        assertThat(token).matches("[0-9A-F]{32}").isEqualTo(server.access.helperToken());
        assertThat(server.get(CHECK, "Cookie", "a=b; KISMET=" + token).body()).isEqualTo("Login valid\n");
        assertThat(server.get(CHECK + "?KISMET=" + token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_in_the_query_does_not_count_beside_a_cookie() throws Exception {
        assertThat(server.get(CHECK + "?KISMET=" + server.access.helperToken(), "Cookie", "a=b").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "KISMET=a%20b+c, KISMET=a b c; Path=/",
        "x=1;KISMET=z, KISMET=z; Path=/",
        "x=1%3BKISMET=z, KISMET=z; Path=/",
        "KISMET=1; KISMET=2, KISMET=2; Path=/",
        "x; KISMET=z, ''",
        "KISMET=, ''"
    })
    void a_cookie_is_decoded_and_comes_back_even_if_it_is_wrong(String cookie, String set) throws Exception {
        assertThat(cookie(server.get("/session/check_setup_ok", "Cookie", cookie))).isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource({
        "Basic, admin:secret, 200",
        "Basic, admin:wrong, 401",
        "Basic, secret, 401",
        "basic, admin:secret, 401"
    })
    void a_password_signs_in(String scheme, String pair, int status) throws Exception {
        String header = scheme + " " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));

        assertThat(server.get(CHECK, "Authorization", header).statusCode()).isEqualTo(status);
    }

    @Test
    void a_header_that_is_no_base64_signs_nobody_in() throws Exception {
        assertThat(server.get(CHECK, "Authorization", "Basic !!!").statusCode()).isEqualTo(401);
    }

    @Test
    void a_password_in_the_query_counts_only_without_an_authorization_header() throws Exception {
        String uri = CHECK + "?user=admin&password=secret";

        assertThat(server.get(uri).statusCode()).isEqualTo(200);
        assertThat(server.get(uri, "Authorization", "Bearer x").statusCode()).isEqualTo(401);
    }

    @Test
    void a_good_token_is_kept_and_a_bad_one_replaced_when_signing_in() throws Exception {
        String token = server.access.helperToken();

        assertThat(cookie(server.get(CHECK, "Cookie", "KISMET=" + token, "Authorization", RunningServer.BASIC)))
                .isEqualTo("KISMET=" + token + "; Path=/");
        assertThat(cookie(server.get(CHECK, "Cookie", "KISMET=bad", "Authorization", RunningServer.BASIC)))
                .startsWith("KISMET=eyJ");
    }

    @ParameterizedTest
    @EnumSource(SimulatedRelease.class)
    void signing_in_makes_a_cookie_that_a_restart_voids(SimulatedRelease release) throws Exception {
        String cookie;
        try (RunningServer first = new RunningServer(release)) {
            cookie = cookie(first.get(CHECK, "Authorization", RunningServer.BASIC)).replace("; Path=/", "");

            assertThat(cookie).matches(release.signsLogins()
                    ? "KISMET=eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]{43}" : "KISMET=[0-9A-F]{32}");
            assertThat(first.get(CHECK, "Cookie", cookie).statusCode()).isEqualTo(200);
        }
        try (RunningServer second = new RunningServer(release)) {
            assertThat(second.get(CHECK, "Cookie", cookie).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_signed_cookie_that_was_changed_is_refused() throws Exception {
        String[] parts = cookie(server.get(CHECK, "Authorization", RunningServer.BASIC))
                .replace("; Path=/", "")
                .split("\\.");
        String unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));

        assertThat(server.get(CHECK, "Cookie", parts[0] + "." + parts[1] + "A." + parts[2]).statusCode())
                .isEqualTo(401);
        assertThat(server.get(CHECK, "Cookie", "KISMET=" + unsigned + "." + parts[1] + ".").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "readonly, READONLY, 200",
        "readonly, SIGNED_IN, 200",
        "readonly, ADMIN, 401",
        "datasource, READONLY, 401",
        "datasource, SIGNED_IN, 200",
        "admin, READONLY, 200"
    })
    void a_role_is_good_for_its_own_routes_and_only_the_administrators_for_all(String role, Role needed, int status)
            throws Exception {
        server.routes.add(Route.exact("/role", Set.of("GET"), needed, (call, reply) -> { }));
        String token = generate("key", role).body();

        assertThat(server.get("/role", "Cookie", "KISMET=" + token).statusCode()).isEqualTo(status);
    }

    private HttpResponse<String> generate(String name, String role) throws Exception {
        return server.post(
                "/auth/apikey/generate.cmd",
                "application/json",
                "{\"name\":\"" + name + "\",\"role\":\"" + role + "\",\"duration\":0}",
                "Authorization",
                RunningServer.BASIC);
    }

    @Test
    void a_key_is_listed_until_it_is_revoked() throws Exception {
        String token = generate("mine", "readonly").body();
        String entry = "{\"kismet.httpd.auth.name\": \"mine\",\"kismet.httpd.auth.role\": \"readonly\","
                + "\"kismet.httpd.auth.expiration\": 0,\"kismet.httpd.auth.token\": \"" + token + "\"}";

        assertThat(server.get("/auth/apikey/list.json", "Authorization", RunningServer.BASIC).body())
                .isEqualTo("[" + entry + "]");
        assertThat(revoke("mine").body()).isEqualTo("revoked\n");
        assertThat(server.get("/session/check_session", "Cookie", "KISMET=" + token).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> revoke(String name) throws Exception {
        return server.post("/auth/apikey/revoke.cmd", FORM, "json={\"name\":\"" + name + "\"}",
                "Authorization", RunningServer.BASIC);
    }

    @Test
    void a_name_is_given_once() throws Exception {
        generate("twice", "readonly");

        HttpResponse<String> again = generate("twice", "readonly");

        assertThat(again.statusCode()).isEqualTo(500);
        assertThat(again.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(again.body()).isEqualTo("ERROR: cannot create duplicate auth\n");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, ERROR: cannot delete unknown auth record",
        "web logon, ERROR: cannot remove autoprovisioned web logon"
    })
    void what_cannot_be_revoked_is_told(String name, String error) throws Exception {
        assertThat(revoke(name).body()).isEqualTo(error + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[1] | [json.exception.type_error.305] cannot use operator[] with a string argument with array",
        "{} | [json.exception.type_error.302] type must be string, but is null",
        "{\"name\":1} | [json.exception.type_error.302] type must be string, but is number",
        "{\"name\":\"a\",\"role\":\"b\"} | [json.exception.type_error.302] type must be number, but is null",
        "no json | [json.exception.type_error.302] type must be string, but is null"
    })
    void a_bad_order_for_a_key_is_answered_with_the_words_of_kismets_json_library(String json, String error)
            throws Exception {
        assertThat(server.post("/auth/apikey/generate.cmd", "application/json", json,
                "Authorization", RunningServer.BASIC).body()).isEqualTo("ERROR: " + error + "\n");
    }

    @Test
    void a_user_may_change_the_password_when_signed_in() throws Exception {
        assertThat(server.get("/session/check_setup_ok").body()).isEqualTo("Login configured in user config\n");
        assertThat(server.post("/session/set_password", FORM, "username=u&password=p").statusCode()).isEqualTo(403);
        assertThat(server.post("/session/set_password", FORM, "username=u&password=p",
                "Authorization", RunningServer.BASIC).body()).isEqualTo("Login configured\n");
        assertThat(server.get(CHECK + "?user=u&password=p").statusCode()).isEqualTo(200);
        assertThat(server.get(CHECK, "Authorization", RunningServer.BASIC).statusCode()).isEqualTo(401);
    }

    @Test
    void a_sites_password_cannot_be_changed() throws Exception {
        SimulatedRelease release = SimulatedRelease.R2025_09;
        try (RunningServer site = new RunningServer(release, Access.ofSite(release, "admin", "secret"))) {
            assertThat(site.get("/session/check_setup_ok").statusCode()).isEqualTo(406);
            assertThat(site.post("/session/set_password", FORM, "username=u&password=p",
                    "Authorization", RunningServer.BASIC).body())
                    .startsWith("Login is configured in global Kismet configuration");
        }
    }

    @Test
    void on_the_first_run_whoever_comes_first_sets_the_password() throws Exception {
        SimulatedRelease release = SimulatedRelease.R2025_09;
        try (RunningServer fresh = new RunningServer(release, Access.notSetUp(release))) {
            assertThat(fresh.get("/session/check_setup_ok").statusCode()).isEqualTo(500);
            assertThat(fresh.get(CHECK + "?user=&password=").statusCode()).isEqualTo(401);
            assertThat(fresh.post("/session/set_password", FORM, "username=u").statusCode()).isEqualTo(400);
            assertThat(fresh.post("/session/set_password", FORM, "username=u&password=p").statusCode()).isEqualTo(200);
            assertThat(fresh.get(CHECK + "?user=u&password=p").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void secrets_are_not_told_by_accident() {
        assertThat(new Login(true, "admin", "hidden").toString()).doesNotContain("hidden");
        assertThat(new ApiKeys.ApiKey("name", "admin", "hidden").toString()).doesNotContain("hidden");
        assertThat(new AdminLogin(AdminLogin.Source.USER, "u", "hidden").toString()).doesNotContain("hidden");
    }
}
