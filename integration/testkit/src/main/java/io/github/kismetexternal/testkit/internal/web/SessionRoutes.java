package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Reply;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import io.github.kismetexternal.testkit.internal.route.RouteTable;
import java.io.IOException;
import java.util.Set;

/**
 * The routes by which the web UI signs in. Texts and codes are kis_net_beast_httpd.cc:234-323 of 2025-09, and measured
 * for a login in Kismet's own configuration.
 */
final class SessionRoutes {
    private SessionRoutes() {}

    static void add(RouteTable routes, Access access) {
        routes.add(Route.exact("/session/check_setup_ok", Set.of("GET"), Role.ANYBODY,
                (call, reply) -> tellSetup(access, reply)));
        routes.add(Route.exact("/session/check_login", Set.of("GET"), Role.ADMIN,
                (call, reply) -> TextReply.send(reply, 200, "Login valid\n")));
        routes.add(Route.exact("/session/check_session", Set.of("GET"), Role.SIGNED_IN,
                (call, reply) -> TextReply.send(reply, 200, "Session valid\n")));
        LoginEndpoint setPassword = (call, login, reply) -> setPassword(access, call, login, reply);
        routes.add(Route.exact("/session/set_password", Set.of("POST"), Role.ANYBODY, setPassword));
    }

    private static void tellSetup(Access access, Reply reply) throws IOException {
        switch (access.admin().source()) {
            case SITE -> TextReply.send(reply, 406, "Login configured in global config\n");
            case USER -> TextReply.send(reply, 200, "Login configured in user config\n");
            case NONE -> TextReply.send(reply, 500, "Login not configured\n");
        }
    }

    private static void setPassword(Access access, Call call, Login login, Reply reply) throws IOException {
        AdminLogin.Source source = access.admin().source();
        String user = call.variables().get("username");
        String password = call.variables().get("password");
        if (source == AdminLogin.Source.SITE) {
            TextReply.send(reply, 403, "Login is configured in global Kismet configuration and may not be configured"
                    + " via this API.\n");
        } else if (source == AdminLogin.Source.USER && !login.isAdmin()) {
            TextReply.send(reply, 403, "Login is already configured; The existing login is required before it can be"
                    + " changed via this API.\n");
        } else if (user == null || password == null) {
            TextReply.send(reply, 400, "Missing username or password in request\n");
        } else {
            access.changeAdmin(user, password);
            TextReply.send(reply, 200, "Login configured\n");
        }
    }
}
