package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.fuzz.Fields;
import io.github.kismetexternal.spool.Spool;
import io.github.kismetexternal.wire.CheckedSink;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ServerProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Whatever a browser sends and whatever a handler makes of it: the request is answered once, in frames that Kismet
 * survives, and the log has nothing of its variables. The texts choose the server, then they are the method, the URI,
 * and names and values of variables in turn; {@code _csrf} is {@code valid} where it is to be.
 */
public final class RequestsFuzz {
    private static final List<CheckedSink> SINKS = Stream.of(
                    ServerProfile.unknown(Generation.V3),
                    ServerProfile.unknown(Generation.V2),
                    ServerProfile.unknown(Generation.V0),
                    new ServerProfile(Generation.V0, 16_383))
            .map(CheckedSink::new)
            .toList();
    private static final String SECRET = "s3cr3t-0f-the-t3st";
    private static final Router ROUTER = FuzzedHandlers.router();
    private static final ScheduledThreadPoolExecutor TIMER = timer();
    /** Without a directory: large answers go out in frames. */
    private static final LargeAnswers LARGE_ANSWERS = new LargeAnswers(Spool.ofPlugin(TIMER));
    /** Held, since the log manager does not hold it. */
    private static final Logger LOG = Logger.getLogger("io.github.kismetexternal");

    private static final HttpResponse HEAD_OF_LARGE = new HttpResponse(
            0,
            Map.of("Content-Type", "application/octet-stream", "X", "", "X-Content-Type-Options", "nosniff"),
            200,
            Bytes.empty(),
            true);

    private static String wrongInLog;

    private RequestsFuzz() {}

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "fuzzed-requests-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Checks one request. */
    public static void fuzzerTestOneInput(byte[] data) {
        Fields fields = Fields.of(data);
        RequestIntake intake = new RequestIntake(TIMER);
        CheckedSink sink = SINKS.get(fields.nextBelow(SINKS.size()));
        String method = fields.next();
        String uri = fields.next();
        Map<String, String> variables = new LinkedHashMap<>();
        while (fields.hasNext()) {
            variables.put(fields.next(), fields.next());
        }
        variables.put("password", SECRET);
        variables.replace(OwnVariables.CSRF, "valid", CsrfToken.value());
        HttpRequest request = new HttpRequest(data.length, uri, method, variables);
        ResponseWriter responses = new ResponseWriter(sink, LARGE_ANSWERS);
        wrongInLog = null;
        LOG.setFilter(RequestsFuzz::checkLogged);
        try {
            new Exchange(request, ROUTER, intake, responses, HandlerLimits.DEFAULT, TIMER, () -> false).run();
        } finally {
            LOG.setFilter(null);
            Thread.interrupted();
            // What would be kept for a minute otherwise.
            TIMER.getQueue().clear();
        }

        requireOneAnswer(request, sink.frames());
        boolean secretInPath = (method + Request.pathOf(request)).contains(SECRET);
        require(wrongInLog == null || secretInPath, "not fit for a log: " + wrongInLog);
    }

    private static void requireOneAnswer(HttpRequest request, List<Command> frames) {
        require(!frames.isEmpty(), "no answer");
        for (int i = 0; i < frames.size(); i++) {
            HttpResponse frame = (HttpResponse) frames.get(i);
            require(frame.id() == request.id(), "an answer to another request");
            require(frame.close() == (i == frames.size() - 1), "close in frame " + i + " of " + frames.size());
            require((frame.status() != null) == (i == 0), "status in frame " + i);
            require(frame.headers().isEmpty() == (i > 0), "headers in frame " + i);
        }
        HttpResponse first = (HttpResponse) frames.get(0);
        require(first.status() != null && first.status() >= 100 && first.status() <= 599, "status " + first.status());
        first.headers().forEach((name, value) -> require(
                (name + value).chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~'), "header " + name));
    }

    private static boolean checkLogged(LogRecord logged) {
        String line = logged.getMessage();
        if (line.contains(SECRET) || line.chars().anyMatch(Character::isISOControl)) {
            wrongInLog = line;
        }
        return false;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** Returns a request for each handler, such as nobody answers, and answers that end where a frame ends. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(requests());
        for (int server = 0; server < SINKS.size(); server++) {
            int first = SINKS.get(server).contentRoom(HEAD_OF_LARGE);
            int next = SINKS.get(server).contentRoom(HttpResponse.part(0, Bytes.empty()));
            for (int size = first; size < first + 3 * next; size += next) {
                for (int over : new int[] {0, 1, 40, 80}) {
                    seeds.add(Fields.seed("" + server, "PUT", "/fuzz/large", "size", "" + (size + over)));
                }
            }
        }
        return seeds;
    }

    private static List<byte[]> requests() {
        return List.of(
                Fields.seed("0", "GET", "/fuzz/hello", "a", "b", "user", "me", "KISMET", "0123"),
                Fields.seed("1", "GET", "/fuzz/hello?user=me&password=x", "", "", "_json", "e30"),
                Fields.seed("2", "GET", "/fuzz/device/02%3A4B/note/%C3%A9%", "name", "key"),
                Fields.seed("3", "POST", "/fuzz/form", "header", "X-A", "value", "b\r\nX-C: d", "status", "418"),
                Fields.seed("0", "POST", "/fuzz/form", "header", "Location", "value", "/x", "status", "600"),
                Fields.seed("0", "PUT", "/fuzz/large", "size", "50000", "header", "X-A", "value", "x".repeat(900)),
                Fields.seed("1", "PUT", "/fuzz/large", "size", "8100", "value", "x".repeat(8100), "header", "X-A"),
                Fields.seed("0", "POST", "/fuzz/json", "_csrf", "valid", "_json", "eyJhIjpbMV19", "user", "x"),
                Fields.seed("0", "POST", "/fuzz/json", "_csrf", "x", "_json", "e30"),
                Fields.seed("1", "POST", "/fuzz/json", "_csrf", "valid", "_upload", "a".repeat(22), "_part", "0",
                        "_parts", "2", "_json", "e30"),
                Fields.seed("2", "POST", "/fuzz/guarded", "_csrf", "valid"),
                Fields.seed("2", "GET", "/fuzz/stream/fffwwwf9", "piece", "some text".repeat(30)),
                Fields.seed("0", "GET", "/fuzz/stream/wwwwt", "piece", "some text".repeat(200)),
                Fields.seed("3", "GET", "/fuzz/stream/i"),
                Fields.seed("0", "GET", "/fuzz/failing/x"), Fields.seed("0", "GET", "/fuzz/failing/n"),
                Fields.seed("0", "GET", "/fuzz/failing/a"), Fields.seed("0", "GET", "/fuzz/failing/i"),
                Fields.seed("0", "GET", "/fuzz/failing/s"), Fields.seed("0", "GET", "/fuzz/failing/0"),
                Fields.seed("0", "get", "/fuzz/hello"), Fields.seed("0", "GET", ""),
                Fields.seed("0", "GET", "?a\n\u0001"));
    }
}
