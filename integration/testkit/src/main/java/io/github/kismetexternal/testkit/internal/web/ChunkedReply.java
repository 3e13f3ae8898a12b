package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.internal.route.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The answer of a route: always in chunks, of which each flush makes one, and with status and headers that can be
 * changed until the first. For one thread.
 */
final class ChunkedReply implements Reply {
    private static final int LARGEST_CHUNK = 1 << 16;

    private final Response response;
    private final OutputStream body = new Chunks();

    ChunkedReply(Response response, HttpVersion version) {
        this.response = response;
        if (version == HttpVersion.HTTP_1_1) {
            response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, "chunked");
        }
    }

    @Override
    public void head(int status, Map<String, String> headers) {
        if (!response.isCommitted()) {
            response.setStatus(status);
            headers.forEach(this::put);
        }
    }

    /** Replaces a header. Like Kismet it lets line ends through, by which a helper can inject further headers. */
    private void put(String name, String value) {
        response.getHeaders().remove(name);
        response.getHeaders().add(new PreEncodedHttpField(null, name, bytewise(value)) {});
    }

    /** Headers are sent character by character as bytes. */
    private static String bytewise(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    @Override
    public OutputStream body() {
        return body;
    }

    /** Answers that the endpoint failed; if something was sent, the text is added to it. */
    void fail(String message) throws IOException {
        head(500, Map.of());
        body.write(("ERROR: " + message + "\n").getBytes(UTF_8));
    }

    /** Ends the answer. */
    void end() throws IOException {
        body.flush();
        if (!response.isCommitted()) {
            Content.Sink.write(response, false, ByteBuffer.allocate(0));
        }
        Content.Sink.write(response, true, ByteBuffer.allocate(0));
    }

    private final class Chunks extends OutputStream {
        private ByteArrayOutputStream chunk = new ByteArrayOutputStream();

        @Override
        public void write(int octet) throws IOException {
            chunk.write(octet);
            flushLarge();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            chunk.write(bytes, offset, length);
            flushLarge();
        }

        private void flushLarge() throws IOException {
            if (chunk.size() >= LARGEST_CHUNK) {
                flush();
            }
        }

        @Override
        public void flush() throws IOException {
            if (chunk.size() > 0) {
                ByteBuffer full = ByteBuffer.wrap(chunk.toByteArray());
                chunk = new ByteArrayOutputStream();
                Content.Sink.write(response, false, full);
            }
        }
    }
}
