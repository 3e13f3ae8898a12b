package io.github.kismetexternal.testkit.measured;

import io.github.kismetexternal.command.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2021_08;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2022_08;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2023_07;
import static io.github.kismetexternal.testkit.measured.Profile.before;
import static io.github.kismetexternal.testkit.measured.Profile.in;
import static io.github.kismetexternal.testkit.measured.Profile.since;
import static io.github.kismetexternal.wire.Generation.V3;

/** What becomes of a request on its way to the helper: who may ask, which route is taken, what the helper sees. */
final class RequestRows {
    private static final String COOKIE = "Set-Cookie";
    private static final int CROWD = 100;

    private RequestRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>(access());
        rows.addAll(routes());
        rows.addAll(variables());
        rows.addAll(sizes());
        return rows;
    }

    private static List<Row> access() {
        return List.of(
                Row.when("GET without a login")
                        .source("measured on 2025-09-R1; every helper's route needs the role admin,"
                                + " kis_net_beast_httpd.cc:35, and 401 has no challenge, :1434")
                        .everywhere("401 without a challenge")
                        .shownBy(RequestRows::asNobody),
                Row.when("GET with the administrator's Basic login")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1281-1349")
                        .everywhere("200 ok")
                        .shownBy(scene -> get(scene, "/probe/x", "/probe/x")),
                Row.when("a script signs in with GET /session/check_login and a Basic header")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.h:338-388")
                        .everywhere("the KISMET cookie opens the helper's route")
                        .shownBy(RequestRows::signIn),
                Row.when("the administrator's cookie is looked at")
                        .source("kis_net_beast_httpd.cc:191-207, 845-858, 1329 at 2025-09; before 2023 a stored token")
                        .where(since(R2023_07), "signed")
                        .elsewhere("32 hexadecimal digits")
                        .shownBy(RequestRows::kindOfCookie),
                Row.when("a form POST from a foreign origin with the user's cookie")
                        .source("measured on 2025-09-R1: the cookie has no SameSite attribute;"
                                + " kis_net_beast_httpd.h:338-388")
                        .everywhere("reaches the helper with {a=1}, as the cookie has Path=/ only")
                        .shownBy(RequestRows::fromForeignOrigin),
                Row.when("GET /x?user=…&password=… without any header")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1281-1349")
                        .everywhere("signs in, and reaches the helper with {password=kismet, user=kismet}")
                        .shownBy(RequestRows::loginInQuery));
    }

    private static List<Row> routes() {
        return List.of(
                Row.when("/probe/item/:id/detail is registered, /probe/item/42/detail requested")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1646-1668")
                        .everywhere("reaches the helper as GET /probe/item/42/detail")
                        .shownBy(scene -> seen(scene, "/probe/item/:id/detail", "/probe/item/42/detail")),
                Row.when("/probe/a.html is registered, /probe/aXhtml requested")
                        .source("kis_net_beast_httpd.cc:1656-1667: a URI is a regular expression")
                        .everywhere("reaches the helper as GET /probe/aXhtml")
                        .shownBy(scene -> seen(scene, "/probe/a.html", "/probe/aXhtml")),
                Row.when("/probe/(a|b) is registered, /probe/a requested")
                        .source("kis_net_beast_httpd.cc:1723: a route with a group of its own matches nothing")
                        .everywhere("404")
                        .shownBy(scene -> getStatus(scene, "/probe/(a|b)", "/probe/a")),
                Row.when("one URI is registered for GET and then for POST")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:982-991, 1404-1421")
                        .everywhere("GET 200, POST 405")
                        .shownBy(RequestRows::twoMethods),
                Row.when("GET /x/:id and POST /x/save are registered, POST /x/save requested")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:982-991: the first that fits decides")
                        .everywhere("405")
                        .shownBy(RequestRows::shadowed),
                Row.when("HEAD to a GET route")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1404-1421")
                        .everywhere("405")
                        .shownBy(scene -> {
                            scene.route("/probe/x");
                            return String.valueOf(scene.served(scene.browser().ask("HEAD", "/probe/x", "")).status());
                        }),
                Row.when("a route of method get, in lower case")
                        .source("kis_net_beast_httpd.cc:700-702: an unknown method fits no request")
                        .everywhere("405")
                        .shownBy(scene -> {
                            scene.route("/probe/x", "get");
                            return String.valueOf(scene.served(scene.browser().get("/probe/x")).status());
                        }),
                Row.when("a PUT with a form in its body")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1494: only a POST's body is read")
                        .everywhere("PUT {}")
                        .shownBy(scene -> withBody(scene, "PUT")),
                Row.when("a DELETE with a form in its body")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1494: only a POST's body is read")
                        .everywhere("DELETE {}")
                        .shownBy(scene -> withBody(scene, "DELETE")),
                Row.when("GET //probe//simple.html")
                        .source("measured on 2021-08-R1; kis_net_beast_httpd.cc:1224-1226 at 2025-09")
                        .where(before(R2022_08), "404")
                        .elsewhere("200")
                        .shownBy(scene -> getStatus(scene, "/probe/simple.html", "//probe//simple.html")),
                Row.when("GET /probe/x?a=1, as the helper sees its target")
                        .source("2020-12 kis_net_beast_httpd.cc:566-574; measured from 2021-08-R1 on")
                        .where(before(R2021_08), "reaches the helper as GET /probe/x?a=1")
                        .elsewhere("reaches the helper as GET /probe/x")
                        .shownBy(scene -> seen(scene, "/probe/x", "/probe/x?a=1")));
    }

    private static List<Row> variables() {
        return List.of(
                Row.when("GET /x?a=1&b=x%20y&c=%26")
                        .source("measured on 2021-08-R1 and 2025-09-R1; kis_net_beast_httpd.cc:601-613: decoded before"
                                + " it is split")
                        .everywhere("{=, a=1, b=x y, c=}")
                        .shownBy(scene -> variables(scene, "?a=1&b=x%20y&c=%26")),
                Row.when("GET /x?a=1+2")
                        .source("kis_net_beast_httpd.cc:601-613: a plus is a space in bodies only")
                        .everywhere("{a=1+2}")
                        .shownBy(scene -> variables(scene, "?a=1+2")),
                Row.when("GET /x?a=x%00y")
                        .source("kis_external.cc:1503-1506 at 2025-09 writes C strings")
                        .where(in(V3), "{a=x}")
                        .elsewhere("{a=x\0y}")
                        .shownBy(scene -> variables(scene, "?a=x%00y")),
                Row.when("form POST json={\"k\":\"a&b=c+d\"}, properly encoded")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1502-1503")
                        .everywhere("{b=c+d\"}, json={\"k\":\"a}")
                        .shownBy(scene -> form(scene, "json=%7B%22k%22%3A%22a%26b%3Dc%2Bd%22%7D", Browser.FORM)),
                Row.when("form POST c=x%3Dy&d=100%25")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:601-613")
                        .everywhere("{c=x=y, d=100%}")
                        .shownBy(scene -> form(scene, "c=x%3Dy&d=100%25", Browser.FORM)),
                Row.when("form POST a=1+2")
                        .source("kis_net_beast_httpd.cc:1502-1503")
                        .everywhere("{a=1 2}")
                        .shownBy(scene -> form(scene, "a=1+2", Browser.FORM)),
                Row.when("form POST with ;charset=UTF-8 without the space, as fetch() sends it")
                        .source("kis_net_beast_httpd.cc:1500-1503")
                        .everywhere("{}")
                        .shownBy(scene -> form(scene, "a=1", Browser.FORM + ";charset=UTF-8")),
                Row.when("POST with Content-Type application/json")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1514-1521")
                        .everywhere("{}")
                        .shownBy(scene -> form(scene, "{\"a\":1}", "Content-Type: application/json")));
    }

    private static List<Row> sizes() {
        return List.of(
                Row.when("form POST of 15 000 B")
                        .source("measured on 2025-09-R1; kis_external.h:61, 374-380")
                        .everywhere("15000 B reach the helper")
                        .shownBy(scene -> largeForm(scene, 15_000)),
                Row.when("form POST of 17 000 B")
                        .source("measured on 2025-09-R1, and on 2023-07-R2 in v0 and v2; kis_external.cc:1325-1342,"
                                + " 601-618 at 2025-09")
                        .where(in(V3), "plugin frozen: the variables of a request must fit a frame of 16384 bytes;"
                                + " a later request hangs")
                        .elsewhere("17000 B reach the helper")
                        .shownBy(scene -> largeForm(scene, 17_000)),
                Row.when("100 concurrent requests that the helper does not answer yet")
                        .source("measured on 2025-09-R1; a thread for each, kis_net_beast_httpd.cc:490-517, 1537-1558")
                        .everywhere("100 wait at once, and all are answered")
                        .shownBy(RequestRows::crowd));
    }

    private static String asNobody(Scene scene) throws Exception {
        scene.route("/probe/x");
        Reply reply = scene.served(scene.browser().askAsNobody("GET", "/probe/x", ""));
        return reply.status() + (reply.header("WWW-Authenticate").isEmpty() ? " without" : " with") + " a challenge";
    }

    private static String get(Scene scene, String route, String target) throws Exception {
        scene.route(route);
        return scene.served(scene.browser().get(target)).toString();
    }

    private static String getStatus(Scene scene, String route, String target) throws Exception {
        scene.route(route);
        return String.valueOf(scene.served(scene.browser().get(target)).status());
    }

    private static String seen(Scene scene, String route, String target) throws Exception {
        scene.route(route);
        HttpRequest request = scene.forwarded(scene.browser().get(target));
        return "reaches the helper as " + request.method() + " " + request.uri();
    }

    private static String cookie(Scene scene) throws Exception {
        String header = scene.browser().get("/session/check_login").reply().header(COOKIE).orElse("none");
        return header.split(";")[0];
    }

    private static String kindOfCookie(Scene scene) throws Exception {
        String cookie = cookie(scene);
        if (cookie.matches("KISMET=[0-9A-F]{32}")) {
            return "32 hexadecimal digits";
        }
        return cookie.matches("KISMET=[\\w-]+\\.[\\w-]+\\.[\\w-]+") ? "signed" : cookie;
    }

    private static String signIn(Scene scene) throws Exception {
        scene.route("/probe/x");
        String cookie = cookie(scene);
        Reply reply = scene.served(scene.browser().askAsNobody("GET", "/probe/x", "", "Cookie: " + cookie));
        return cookie.startsWith("KISMET=") && reply.status() == 200
                ? "the KISMET cookie opens the helper's route"
                : cookie + " gets " + reply;
    }

    private static String fromForeignOrigin(Scene scene) throws Exception {
        scene.route("/probe/x", "POST");
        String header = scene.browser().get("/session/check_login").reply().header(COOKIE).orElseThrow();
        String[] parts = header.split("; ", 2);
        HttpRequest request = scene.forwarded(scene.browser().askAsNobody(
                "POST", "/probe/x", "a=1", Browser.FORM, "Origin: http://evil.example", "Cookie: " + parts[0]));
        return "reaches the helper with " + request.variables() + ", as the cookie has " + parts[1] + " only";
    }

    private static String loginInQuery(Scene scene) throws Exception {
        scene.route("/probe/x");
        HttpRequest request = scene.forwarded(
                scene.browser().askAsNobody("GET", "/probe/x?user=kismet&password=kismet", ""));
        return "signs in, and reaches the helper with " + new TreeMap<>(request.variables());
    }

    private static String twoMethods(Scene scene) throws Exception {
        scene.route("/probe/x", "GET");
        scene.route("/probe/x", "POST");
        return "GET " + scene.served(scene.browser().get("/probe/x")).status()
                + ", POST " + scene.served(scene.browser().form("/probe/x", "a=1")).status();
    }

    private static String shadowed(Scene scene) throws Exception {
        scene.route("/x/:id", "GET");
        scene.route("/x/save", "POST");
        return String.valueOf(scene.served(scene.browser().form("/x/save", "a=1")).status());
    }

    private static String withBody(Scene scene, String method) throws Exception {
        scene.route("/probe/x", method);
        HttpRequest request = scene.forwarded(scene.browser().ask(method, "/probe/x", "a=1", Browser.FORM));
        return request.method() + " " + request.variables();
    }

    private static String variables(Scene scene, String query) throws Exception {
        scene.route("/probe/x");
        return new TreeMap<>(scene.forwarded(scene.browser().get("/probe/x" + query)).variables()).toString();
    }

    private static String form(Scene scene, String body, String type) throws Exception {
        scene.route("/probe/x", "POST");
        return new TreeMap<>(scene.forwarded(scene.browser().ask("POST", "/probe/x", body, type)).variables())
                .toString();
    }

    private static String largeForm(Scene scene, int size) throws Exception {
        scene.route("/probe/x", "POST");
        Browser.Asked asked = scene.browser().form("/probe/x", "a=" + Scene.text(size));
        while (scene.simulated().fatality().isEmpty()) {
            HttpRequest request = scene.probe().requestWithin(5);
            if (request != null) {
                return request.variables().get("a").length() + " B reach the helper";
            }
        }
        String fate = scene.fate();
        boolean hangs = !asked.hears(300) && !scene.browser().form("/probe/x", "a=1").hears(300);
        return fate + (hangs ? "; a later request hangs" : "; a later request is answered");
    }

    private static String crowd(Scene scene) throws Exception {
        scene.route("/probe/x");
        List<Browser.Asked> clients = new ArrayList<>();
        List<HttpRequest> waiting = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            clients.add(scene.browser().get("/probe/x"));
        }
        for (int i = 0; i < CROWD; i++) {
            waiting.add(scene.request());
        }
        for (HttpRequest request : waiting) {
            scene.answer(request, "ok");
        }
        int answered = 0;
        for (Browser.Asked client : clients) {
            answered += client.reply().status() == 200 ? 1 : 0;
        }
        return waiting.size() + " wait at once, and " + (answered == CROWD ? "all" : answered) + " are answered";
    }
}
