package io.github.kismetexternal.tests.storm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a storm asks the demo plugin for: all that it offers but an open stream, and all that it refuses. */
final class Visits {
    private static final String LARGE = "0123456789abcde\n".repeat(64 * 1024);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;
    private final String csrf;
    private String cursor = "epoch=unknown&since=0";
    private final List<Supplier<Visit>> kinds = List.of(
            this::page,
            this::page,
            this::query,
            this::form,
            this::pathParameter,
            this::large,
            this::poll,
            this::polls,
            this::eventStream,
            this::note,
            this::partOfUpload,
            this::foreignNote,
            this::malformedNote,
            this::malformedUpload,
            this::malformedPoll,
            this::hostileQuery,
            this::unknown,
            this::broken);

    /**
     * Makes a source of visits for one thread.
     *
     * @param csrf what the plugin wants to see with its JSON
     */
    Visits(Random random, String csrf) {
        this.random = random;
        this.csrf = csrf;
    }

    Visit next() {
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private Visit page() {
        return Visit.get("page", "externaldemo/hello.html", body("<b>This is from Java!</b>"));
    }

    private Visit query() {
        int value = random.nextInt();
        return Visit.get(
                "query", "externaldemo/variables?a=" + value, body("Java got 1 variables\na = " + value + "\n"));
    }

    private Visit form() {
        String value = "x".repeat(random.nextInt(6000));
        return Visit.post(
                "form", "externaldemo/post", "a=" + value, body("Java got 1 variables\na = " + value + "\n"));
    }

    private Visit pathParameter() {
        return Visit.get(
                "path", "externaldemo/device/caf%C3%A9%2f..%2f/note", body("Noted: café/../\n"));
    }

    private Visit large() {
        return Visit.get("large", "externaldemo/large", body(LARGE));
    }

    private Visit poll() {
        return Visit.get(
                "feed",
                "externaldemo/ticks?wait=" + random.nextInt(2) + "&" + cursor,
                json(answer -> {
                    cursor = "epoch=" + answer.path("epoch").asText() + "&since=" + answer.path("next").asText();
                    return answer.path("items").isArray() && answer.path("epoch").isTextual();
                }));
    }

    private Visit polls() {
        return Visit.get(
                "feeds",
                "externaldemo/_feeds?f=ticks:x:0&wait=" + random.nextInt(2),
                json(answer -> answer.path("feeds").isObject()));
    }

    private Visit eventStream() {
        return Visit.get(
                "event stream",
                "externaldemo/ticks?stream&wait=1&client=" + random.nextInt(2000),
                response -> response.statusCode() == 200 && response.body().endsWith("\n\n"));
    }

    private Visit note() {
        String title = "note ".repeat(random.nextInt(1000));
        return Visit.post(
                "json",
                "externaldemo/json",
                "_csrf=" + csrf + "&_json=" + base64("{\"title\": \"" + title + "\"}"),
                body("Java read Note[title=" + title + ", tags=null]\n"));
    }

    /** Of so many that most are never completed, and some are of a full table or contradict each other. */
    private Visit partOfUpload() {
        String upload = "storm" + (10_000_000_000_000_000L + random.nextInt(20));
        return Visit.post(
                "part",
                "externaldemo/json",
                "_csrf=" + csrf + "&_upload=" + upload + "&_parts=3&_part=" + random.nextInt(3) + "&_json="
                        + base64("x".repeat(1 + random.nextInt(3))),
                status(202, 400, 409, 503));
    }

    private Visit foreignNote() {
        return Visit.post("foreign", "externaldemo/json", "_json=" + base64("{\"title\": \"foreign\"}"), status(403));
    }

    private Visit malformedNote() {
        String[] malformed = {"%2B%2F%3D", base64("{"), base64("[".repeat(3000)), base64("{} {}"), "a".repeat(12_001)};
        return Visit.post(
                "malformed json",
                "externaldemo/json",
                "_csrf=" + csrf + "&_json=" + malformed[random.nextInt(malformed.length)],
                status(400, 413));
    }

    private Visit malformedUpload() {
        String[] malformed = {
            "_part=-1&_parts=2", "_part=0&_parts=0", "_part=2&_parts=2", "_part=x&_parts=%FF", "_part=0"
        };
        return Visit.post(
                "malformed upload",
                "externaldemo/json",
                "_csrf=" + csrf + "&_upload=" + "u".repeat(22) + "&" + malformed[random.nextInt(malformed.length)]
                        + "&_json=" + base64("{}"),
                status(400, 413));
    }

    private Visit malformedPoll() {
        String[] malformed = {"wait=26", "wait=-1", "wait=x", "since=x&epoch=y"};
        return Visit.get(
                "malformed poll",
                "externaldemo/ticks?" + malformed[random.nextInt(malformed.length)],
                status(400));
    }

    private Visit hostileQuery() {
        String[] hostile = {"%00=%00", "%FF%FE=%C0%80", "&&&===&", "a=%3Cscript%3E&a=2&A=3", "a=%25%25", "x".repeat(4000)};
        return Visit.get(
                "hostile query",
                "externaldemo/variables?" + hostile[random.nextInt(hostile.length)],
                response -> response.statusCode() == 200 && response.body().startsWith("Java got "));
    }

    private Visit unknown() {
        return Visit.get("unknown", "externaldemo/nothing/" + random.nextInt(), status(404));
    }

    private Visit broken() {
        return Visit.get("broken", "externaldemo/broken", status(500));
    }

    private static Predicate<HttpResponse<String>> body(String expected) {
        return response -> response.statusCode() == 200 && response.body().equals(expected);
    }

    private static Predicate<HttpResponse<String>> json(Predicate<JsonNode> expected) {
        return response -> response.statusCode() == 200 && expected.test(tree(response.body()));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("no whole JSON of " + json.length() + " characters", e);
        }
    }

    private static Predicate<HttpResponse<String>> status(Integer... expected) {
        return response -> List.of(expected).contains(response.statusCode());
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
