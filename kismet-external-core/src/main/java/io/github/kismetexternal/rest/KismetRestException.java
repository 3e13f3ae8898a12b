package io.github.kismetexternal.rest;

import org.jspecify.annotations.Nullable;

/**
 * A call to Kismet's REST API failed. The message says which, what the server said, and what to do; it never holds
 * credentials.
 *
 * <p>Unchecked, since handlers may throw anything anyway, and so that calls can be made where nothing may be declared.
 */
public final class KismetRestException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_TEXT = 500;

    /** The HTTP status; 0 without an answer. */
    private final int status;
    /** Method and path of the call. */
    private final String endpoint;
    /** What Kismet said; may be empty. */
    private final String serverText;

    KismetRestException(int status, String endpoint, String serverText, String advice, @Nullable Throwable cause) {
        super(message(status, endpoint, serverText, advice), cause);
        this.status = status;
        this.endpoint = endpoint;
        this.serverText = serverText;
    }

    /** An answer that came but cannot be used, or none at all. */
    static KismetRestException broken(String endpoint, String what, @Nullable Throwable cause) {
        return new KismetRestException(0, endpoint, "", what, cause);
    }

    static KismetRestException refused(String endpoint, int status, String body) {
        String text = readable(body);
        return new KismetRestException(status, endpoint, text, RestAdvice.on(status, text), null);
    }

    /** {@return the HTTP status, 0 if there was no answer or none that can be used} */
    public int status() {
        return status;
    }

    /** {@return the method and the path, such as {@code POST /alerts/raise_alerts.cmd}} */
    public String endpoint() {
        return endpoint;
    }

    /** {@return what the server said, cut to 500 characters and without control characters; empty if nothing} */
    public String serverText() {
        return serverText;
    }

    private static String message(int status, String endpoint, String text, String advice) {
        StringBuilder message = new StringBuilder("Kismet's REST API, ").append(endpoint);
        if (status != 0) {
            message.append(": status ").append(status);
        }
        if (!text.isEmpty()) {
            message.append(" (").append(text).append(')');
        }
        return message.append(": ").append(advice).toString();
    }

    /** Kismet answers 404 and 401 with a page, whose text alone says what is the matter, and some errors with {}. */
    private static String readable(String body) {
        String text = body.replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("<[^>]{0,200}>", " ")
                .replaceAll("[\\p{Cc}\\s]+", " ")
                .trim();
        String said = text.equals("{}") ? "" : text;
        return said.length() <= LONGEST_TEXT ? said : said.substring(0, LONGEST_TEXT) + "…";
    }
}
