package io.github.kismetexternal.tests.storm;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request of a browser, and what its whole answer looks like.
 *
 * @param kind what is asked for, in a word or two
 * @param path relative to the web server's root
 * @param form the encoded form to post, or null to get
 * @param whole whether an answer is right and nothing of it is missing
 */
record Visit(String kind, String path, @Nullable String form, Predicate<HttpResponse<String>> whole) {
    static final String FORM_TYPE = "application/x-www-form-urlencoded; charset=UTF-8";

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    static Visit get(String kind, String path, Predicate<HttpResponse<String>> whole) {
        return new Visit(kind, path, null, whole);
    }

    static Visit post(String kind, String path, String form, Predicate<HttpResponse<String>> whole) {
        return new Visit(kind, path, form, whole);
    }

    HttpRequest request(Site site) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.url() + path))
                .timeout(DEADLINE)
                .header("Authorization", site.authorization());
        if (form != null) {
            request.header("Content-Type", FORM_TYPE).POST(HttpRequest.BodyPublishers.ofString(form));
        }
        return request.build();
    }

    /** Returns the request as it travels, with the connection's end after the answer. */
    String raw(Site site) {
        String head = (form == null ? "GET /" : "POST /") + path + " HTTP/1.1\r\nHost: kismet\r\nAuthorization: "
                + site.authorization() + "\r\nConnection: close\r\n";
        return form == null
                ? head + "\r\n"
                : head + "Content-Type: " + FORM_TYPE + "\r\nContent-Length: " + form.length() + "\r\n\r\n" + form;
    }
}
