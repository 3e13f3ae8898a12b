package io.github.kismetexternal.http;

/**
 * The page that a plugin's own pages get {@code _csrf} from: {@code GET /<dirname>/_session} answers
 * {@code {"csrf":"<22 characters>"}}, one value for as long as the plugin runs.
 */
public final class PageSession {
    private PageSession() {}

    /**
     * {@return the page's route}
     *
     * @param dirname the plugin's directory
     * @throws IllegalArgumentException if Kismet cannot serve a path that begins with that name
     */
    public static Route route(String dirname) {
        return Route.to("GET", "/" + dirname + "/_session", request -> answer());
    }

    /**
     * {@return whether a plugin with this route needs the page: whether requests to it may change something}
     *
     * @param route any of the plugin's
     */
    public static boolean isNeededFor(Route route) {
        return !route.method().equals("GET");
    }

    private static Response answer() {
        return Response.text("{\"csrf\":\"" + CsrfToken.value() + "\"}")
                .withContentType("application/json")
                .withHeader("Cache-Control", "no-store");
    }
}
