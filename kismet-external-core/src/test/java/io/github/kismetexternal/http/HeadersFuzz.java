package io.github.kismetexternal.http;

import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.fuzz.Fields;
import io.github.kismetexternal.spool.Spool;
import io.github.kismetexternal.wire.CheckedSink;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ServerProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;

/**
 * A response header is refused with an {@link IllegalArgumentException}, or consists of characters that cannot end it,
 * and reaches Kismet unchanged. The texts are names and values in turn.
 */
public final class HeadersFuzz {
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
    private static final List<String> KISMETS = List.of("connection", "content-length", "transfer-encoding");
    private static final int MOST_HEADERS = 30;
    private static final List<ServerProfile> SERVERS =
            Stream.of(Generation.values()).map(ServerProfile::unknown).toList();
    private static final List<CheckedSink> SINKS = SERVERS.stream().map(CheckedSink::new).toList();
    private static final LargeAnswers LARGE_ANSWERS =
            new LargeAnswers(Spool.ofPlugin(new ScheduledThreadPoolExecutor(0)));
    private static final HttpRequest REQUEST = new HttpRequest(7, "/demo", "GET", Map.of());

    private HeadersFuzz() {}

    /** Checks one list of headers. */
    public static void fuzzerTestOneInput(byte[] data) {
        Response response = Response.empty(200);
        Fields fields = Fields.of(data);
        for (int i = 0; i < MOST_HEADERS && fields.hasNext(); i++) {
            try {
                response = response.withHeader(fields.nextFromProgram(), fields.nextFromProgram());
            } catch (IllegalArgumentException e) {
                requireOneLine(e.getMessage());
            }
        }
        response.headers().forEach(HeadersFuzz::requireHarmless);
        ServerProfile server = SERVERS.get(data.length % SERVERS.size());
        requireSent(response, server, SINKS.get(data.length % SERVERS.size()));
    }

    private static void requireHarmless(String name, String value) {
        require(!name.isEmpty() && name.chars().allMatch(HeadersFuzz::isTokenCharacter), "name", name);
        require(value.chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~'), "value", value);
        require(KISMETS.stream().noneMatch(name::equalsIgnoreCase), "name", name);
    }

    private static boolean isTokenCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TOKEN_SIGNS.indexOf(c) >= 0;
    }

    private static void requireSent(Response response, ServerProfile server, CheckedSink sink) {
        try {
            new ResponseWriter(sink, LARGE_ANSWERS).send(REQUEST, response);
        } catch (AnswerFailedException e) {
            require(e.getCause() instanceof IllegalArgumentException && !e.begun(), "refusal", e.toString());
            int size = 200 + response.headers().size() * 20 + response.headers().toString().length();
            require(size > server.maxFrame(), "refusal", e.toString());
            require(sink.frames().isEmpty(), "frame before a refusal", sink.frames().toString());
            return;
        }
        HttpResponse sent = (HttpResponse) sink.frames().get(0);
        response.headers().forEach((name, value) -> require(value.equals(sent.headers().get(name)), name, value));
        require(sent.headers().keySet().stream().anyMatch("X-Content-Type-Options"::equalsIgnoreCase), "header", "");
        require(sent.headers().size() <= response.headers().size() + 1, "headers", sent.headers().toString());
    }

    private static void requireOneLine(String message) {
        require(message.chars().allMatch(c -> c >= ' ' && c <= '~'), "message", message);
    }

    private static void require(boolean holds, String what, String value) {
        if (!holds) {
            throw new AssertionError("wrong " + what + ": " + value);
        }
    }

    /** Returns headers that are in use, and such as are refused. */
    public static List<byte[]> seeds() {
        return List.of(
                Fields.seed("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store, max-age=0"),
                Fields.seed("X-Content-Type-Options", "", "x-content-type-options", "\tnosniff "),
                Fields.seed("X-Injected", "a\r\nSet-Cookie: KISMET=1", "A:b", "c", "\u00E9", "d", "", "e"),
                Fields.seed("Transfer-Encoding", "chunked", "CONTENT-LENGTH", "7", "Connection", "close"),
                Fields.seed("Location", "/demo/" + "x".repeat(9000), "A", "x".repeat(9000)),
                Fields.seed("Content-Disposition", "attachment; filename*=UTF-8''%e2%82%ac", "\uE000\uE400", "\uE001"));
    }
}
