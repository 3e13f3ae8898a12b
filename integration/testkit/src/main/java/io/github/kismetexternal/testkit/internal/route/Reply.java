package io.github.kismetexternal.testkit.internal.route;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Where an endpoint's answer goes. For one thread. */
public interface Reply {
    /**
     * Sets status and headers; without it they are 200 and Kismet's defaults, among them a Content-Type by the path's
     * extension. Has no effect once something was written.
     */
    void head(int status, Map<String, String> headers);

    /** Returns where the body goes, in chunks: each flush makes one. Closing it is left to the server. */
    OutputStream body() throws IOException;

    /** Answers with a status and a body. */
    default void send(int status, byte[] content) throws IOException {
        head(status, Map.of());
        body().write(content);
    }
}
