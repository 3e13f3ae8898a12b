package io.github.kismetexternal.command;

import static java.util.Objects.requireNonNull;

/**
 * Asks Kismet to forward requests for a URI.
 *
 * <p>Kismet takes the URI as a regular expression, and an invalid one aborts Kismet itself; only a {@code http.Route}
 * should be turned into this command. One URI has one method: a second registration of the same URI is never reached.
 *
 * @param uri the URI in Kismet's form: regular expression characters escaped, {@code :name} for one segment
 * @param method the HTTP method in upper case
 */
public record RegisterUri(String uri, String method) implements Command {
    /**
     * Makes the command.
     *
     * @param uri as the record says
     * @param method as the record says
     */
    public RegisterUri {
        requireNonNull(uri, "uri");
        requireNonNull(method, "method");
    }

    @Override
    public String name() {
        return "HTTPREGISTERURI";
    }
}
