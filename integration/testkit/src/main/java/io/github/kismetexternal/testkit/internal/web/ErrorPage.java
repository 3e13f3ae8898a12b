package io.github.kismetexternal.testkit.internal.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The pages that Kismet's web server answers on its own. They carry none of the headers of other answers, and no
 * challenge to sign in, unless the browser's name begins like {@code wget}'s. Measured on 2025-09-R1 and 2023-07-R2.
 */
record ErrorPage(int status, String title, String text) {
    static final ErrorPage DENIED = new ErrorPage(
            401,
            "401 Permission denied",
            "<h1>401 Permission denied</h1><br><p>This resource requires a login or session token.</p>");
    static final ErrorPage WRONG_METHOD = new ErrorPage(
            405,
            "405 Incorrect method",
            "<h1>405 Incorrect method</h1><br><p>This method is not valid for this resource.</p>");

    /** The first letters of browsers that are challenged; one of them is enough. */
    private static final String CHALLENGED = "Wget";

    static ErrorPage notFound(String path) {
        return new ErrorPage(
                404,
                "404 not found",
                "<h1>404 Not Found</h1><br><p>Could not find <code>" + escape(path) + "</code></p>");
    }

    private static String escape(String path) {
        return path.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("/", "&#x2F;");
    }

    /** Answers with this page. */
    void send(BrowserRequest request, Response response, Callback callback) {
        response.setStatus(status);
        String agent = request.header(HttpHeader.USER_AGENT);
        if (status == 401 && agent != null && !agent.isEmpty() && CHALLENGED.indexOf(agent.charAt(0)) >= 0) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=Kismet");
        }
        response.getHeaders().put(HttpHeader.SERVER, CommonHeaders.SERVER).put(HttpHeader.CONTENT_TYPE, "text/html");
        Content.Sink.write(
                response,
                true,
                "<html><head><title>" + title + "</title></head><body>" + text + "</body></html>\n",
                callback);
    }
}
