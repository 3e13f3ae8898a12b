package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The headers of every answer of a route and every file. Measured on 2025-09-R1; kis_net_beast_httpd.h:338-388. */
final class CommonHeaders {
    static final String SERVER = "Kismet";

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private CommonHeaders() {}

    /** Adds the headers: whatever it is, it was modified just now and is not to be kept. */
    static void add(HttpFields.Mutable headers, SimulatedRelease release, String path, Login login) {
        headers.put(HttpHeader.SERVER, SERVER);
        headers.put(HttpHeader.CONTENT_TYPE, ContentTypes.ofPath(release, path));
        headers.put(HttpHeader.LAST_MODIFIED, ZonedDateTime.now(ZoneOffset.UTC).format(HTTP_DATE));
        if (!login.token().isEmpty()) {
            headers.put(HttpHeader.SET_COOKIE, Access.COOKIE + "=" + login.token() + "; Path=/");
        }
        headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
        headers.put(HttpHeader.PRAGMA, "no-cache");
        headers.put(HttpHeader.EXPIRES, "Sat, 01 Jan 2000 00:00:00 GMT");
    }
}
