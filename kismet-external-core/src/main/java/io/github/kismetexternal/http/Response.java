package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to a request. Immutable; the {@code with} methods return changed copies.
 *
 * <p>What fits one frame (16 kB on Kismet 2023-07 and later, 8 kB before) travels as one, which is the only form that a
 * browser that has gone away cannot turn into the end of the plugin. A larger body goes into a file of the plugin's own
 * {@code httpd} directory, and the browser is sent there with status 303: Kismet serves such a file to its end, and a
 * browser that leaves harms nobody. The file is deleted a minute later, and when the plugin ends. Until then Kismet
 * serves it <b>without login</b> to whoever knows its name, which has 128 random bits. {@link #confidential} keeps an
 * answer out of files, and so does a handler that asks {@code kismet.rest()} for something on its own thread, unless
 * its answer is {@link #spooled}.
 *
 * <p>An answer goes into a file only if Kismet can serve it as it is: the request is a GET or POST, the status is 200,
 * the only header is {@code Content-Type}, all releases of Kismet from 2020-12 have that type in their table (HTML,
 * CSS, JSON, XML, plain text, {@code application/javascript}, PNG, JPEG, GIF, BMP, SVG, icons and pcap), and text means
 * the same where Kismet leaves its charset out: JSON, ASCII, text with a byte order mark, an HTML page that begins with
 * {@code <!doctype html>} and has {@code <meta charset="utf-8">} first in its head. Otherwise a large answer goes out
 * in frames back to back, and a browser that leaves in the middle can end the plugin. So it does where no file can be
 * written: in a directory that belongs to another user than the one Kismet runs as, or a body over 64 MiB. All files
 * together hold as much, and the oldest go first.
 *
 * <p>A page in a file has the file's address: relative links in it lead elsewhere, and after a minute a reload finds
 * nothing. Let pages be small, and fetch what is large from a script.
 */
public final class Response {
    private static final String CONTENT_TYPE = "Content-Type";

    private final int status;
    private final Map<String, String> headers;
    private final Body body;
    private final Delivery delivery;

    /** How a body travels that does not fit a frame. */
    enum Delivery {
        FILE_IF_SAFE,
        FILE,
        FRAMES
    }

    private Response(int status, Map<String, String> headers, Body body) {
        this(status, headers, body, Delivery.FILE_IF_SAFE);
    }

    private Response(int status, Map<String, String> headers, Body body, Delivery delivery) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delivery = delivery;
        if (delivery == Delivery.FILE) {
            ServedType.requireServable(this);
        }
    }

    /**
     * {@return an HTML page, as UTF-8} Escape what comes from the air or from a browser.
     *
     * @param html the page
     */
    public static Response html(String html) {
        return of("text/html; charset=utf-8", Bytes.of(html));
    }

    /**
     * {@return plain text, as UTF-8}
     *
     * @param text goes out as it is
     */
    public static Response text(String text) {
        return of("text/plain; charset=utf-8", Bytes.of(text));
    }

    /**
     * {@return JSON, written by Jackson from any value it can write: maps, records, its own trees}
     *
     * @param value may be null
     * @throws IllegalArgumentException if Jackson cannot write the value
     */
    public static Response json(Object value) {
        return of("application/json", Bytes.of(Json.write(value)));
    }

    /**
     * {@return bytes of a type} The array must not be changed afterwards.
     *
     * @param contentType such as {@code image/png}
     * @param content not copied
     */
    public static Response bytes(String contentType, byte[] content) {
        return of(contentType, Bytes.of(content));
    }

    /**
     * Returns an answer without content.
     *
     * @param status 100 to 599
     * @return an answer with that status
     * @throws IllegalArgumentException if the status is out of that range
     */
    public static Response empty(int status) {
        return new Response(200, Map.of(), new Body.Whole(Bytes.empty())).withStatus(status);
    }

    /**
     * Returns an answer that is written bit by bit, for as long as it takes.
     *
     * <p><b>Risk.</b> No Kismet release says when a browser has gone. Once one has and Kismet notices, which takes two
     * further writes of more than 4096 bytes, the next frame of this answer ends the whole plugin, and Kismet never
     * starts it again: a closed tab at the wrong moment is enough. Kismet also holds data back until more than 4096
     * bytes are pending, so small pieces do not arrive at once. Use this for a body that is produced quickly and read
     * to its end; for anything live let the page ask again and again.
     *
     * @param contentType the content's type
     * @param writer writes the content; runs on the handler's thread, or on that which completes an asynchronous answer
     * @return an answer with status 200
     */
    public static Response stream(String contentType, StreamWriter writer) {
        return new Response(200, Map.of(), new Body.Streamed(writer)).withContentType(contentType);
    }

    private static Response of(String contentType, Bytes content) {
        HeaderRules.check(CONTENT_TYPE, contentType);
        return new Response(200, Map.of(CONTENT_TYPE, contentType), new Body.Whole(content));
    }

    /**
     * {@return this answer with another status}
     *
     * @param newStatus 100 to 599; Kismet aborts over one above 999
     * @throws IllegalArgumentException if the status is out of that range
     */
    public Response withStatus(int newStatus) {
        if (newStatus < 100 || newStatus > 599) {
            throw new IllegalArgumentException("status (" + newStatus + ") must be from 100 to 599");
        }
        return new Response(newStatus, headers, body, delivery);
    }

    /**
     * {@return this answer with another content type, as {@link #withHeader} does}
     *
     * @param contentType such as {@code text/css}
     */
    public Response withContentType(String contentType) {
        return withHeader(CONTENT_TYPE, contentType);
    }

    /**
     * {@return this answer with a header, in place of one of the same name} It also takes the place of a header that
     * Kismet would set itself; {@code Set-Cookie} thus drops Kismet's own cookie from this answer.
     *
     * @param name of the header, in any case
     * @param value visible ASCII, spaces and tabs
     * @throws IllegalArgumentException if the name is no HTTP token, if the value holds anything but visible ASCII,
     *     spaces and tabs (a line break would let a browser see a second header), or if the header is one that Kismet's
     *     web server must set itself
     */
    public Response withHeader(String name, String value) {
        HeaderRules.check(name, value);
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.keySet().removeIf(name::equalsIgnoreCase);
        changed.put(name, value);
        return new Response(status, Collections.unmodifiableMap(changed), body, delivery);
    }

    /**
     * {@return this answer as one that never goes into a file, however large it is: only administrators get to see it}
     * It also keeps the address of a page, and the headers that Kismet does not set for files.
     *
     * <p><b>Risk.</b> If it does not fit a frame, it goes out in several, and a browser that leaves in the middle can
     * end the plugin, which Kismet never starts again.
     */
    public Response confidential() {
        return new Response(status, headers, body, Delivery.FRAMES);
    }

    /**
     * {@return this answer as one that goes into a file if it does not fit a frame, also where it would not by itself:
     * takes {@link #confidential} back, and leaves it to the caller that text means the same without the charset that
     * its type names} Where no file can be written it goes out in frames all the same.
     *
     * <p><b>Risk.</b> For a minute, whoever knows the file's name gets it without login. A browser may take text other
     * than ASCII for another charset, in which what was escaped for HTML need not be; scripts that fetch it do not.
     *
     * @throws IllegalStateException if Kismet cannot serve the answer from a file: the status is not 200, there is
     *     another header than {@code Content-Type}, Kismet has no such type, or the body is a stream; the {@code with}
     *     methods of the result throw this too
     */
    public Response spooled() {
        return new Response(status, headers, body, Delivery.FILE);
    }

    Response confidentialUnlessSpooled() {
        return delivery == Delivery.FILE ? this : confidential();
    }

    /** {@return the status, 100 to 599} */
    public int status() {
        return status;
    }

    /** {@return the headers in the order they were set} */
    public Map<String, String> headers() {
        return headers;
    }

    Body body() {
        return body;
    }

    Delivery delivery() {
        return delivery;
    }

    @Override
    public String toString() {
        return "Response[" + status + ", headers=" + headers.keySet() + "]";
    }
}
