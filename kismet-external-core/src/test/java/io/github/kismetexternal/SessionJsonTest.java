package io.github.kismetexternal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.http.Handler;
import io.github.kismetexternal.http.RequestRefusedException;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.http.Route;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class SessionJsonTest {
    private static final String PATH = "/demo/x";
    private static final String ID = "0123456789abcdefABCD-_";

    private final AtomicReference<String> state = new AtomicReference<>("unchanged");
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void a_page_gets_a_value_that_no_cache_keeps_and_sends_json_with_it() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(storing())) {
            FakeKismet.Answer session = kismet.get("/demo/_session");

            assertThat(session.text()).matches("\\{\"csrf\":\"[A-Za-z0-9_-]{22}\"}");
            assertThat(session.headers())
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("Cache-Control", "no-store");
            assertThat(kismet.get("/demo/_session").text()).isEqualTo(session.text());
            assertThat(post(kismet, Map.of("_csrf", csrf(kismet), "_json", base64("\"changed\""))).status())
                    .isEqualTo(200);
            assertThat(state).hasValue("changed");
        }
    }

    @Test
    void the_page_is_found_beside_patterns_of_other_methods() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .post("/demo/:id", request -> Response.text("id"))
                .route("PUT", "/:any/:id/x", request -> Response.text("put"));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(csrf(kismet)).hasSize(22);
            assertThat(kismet.answer(kismet.request("POST", "/demo/7", Map.of())).text()).isEqualTo("id");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789012345678901"})
    void what_a_foreign_page_posts_changes_nothing(String guess) throws Exception {
        try (FakeKismet kismet = FakeKismet.running(storing())) {
            Map<String, String> form = new HashMap<>(Map.of("_json", base64("\"changed\""), "_csrf", guess));
            assertThat(post(kismet, form).status()).isEqualTo(403);

            form.putAll(Map.of("_upload", ID, "_part", "0", "_parts", "1"));
            FakeKismet.Answer answer = post(kismet, form);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).startsWith("Variable _csrf must hold");
            assertThat(answer.headers()).containsEntry("Content-Type", "text/plain; charset=utf-8");
            form.put("_csrf", csrf(kismet));
            assertThat(state).hasValue("unchanged");
            assertThat(post(kismet, form).status()).as("the same upload was not begun").isEqualTo(200);
            assertThat(state).hasValue("changed");
        }
    }

    @Test
    void parts_that_a_foreign_page_posts_take_no_room() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(storing())) {
            for (int i = 0; i < 20; i++) {
                Map<String, String> part = part("", "x", 0, 2);
                part.put("_upload", ID.substring(2) + (10 + i));
                assertThat(post(kismet, part).status()).isEqualTo(403);
            }

            assertThat(post(kismet, part(csrf(kismet), "\"changed\"", 0, 1)).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9_000, 9_001, 100_000, 1 << 20})
    void json_of_any_size_arrives_whole_in_parts(int size) throws Exception {
        String json = size == 1 ? "7" : "\"" + "x".repeat(size - 2) + "\"";
        try (FakeKismet kismet = FakeKismet.running(storing())) {
            List<FakeKismet.Answer> answers = answers(kismet, parts(csrf(kismet), json));

            assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(answers.size() - 1);
            assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
            assertThat(calls).hasValue(1);
            assertThat(state).hasValue(size == 1 ? "7" : json.substring(1, size - 1));
        }
    }

    @Test
    void a_byte_more_than_a_mebibyte_does_not_reach_the_handler() throws Exception {
        String json = "\"" + "x".repeat((1 << 20) - 1) + "\"";
        try (FakeKismet kismet = FakeKismet.running(storing())) {
            List<FakeKismet.Answer> answers = answers(kismet, parts(csrf(kismet), json));

            assertThat(answers).extracting(FakeKismet.Answer::status).contains(413).containsOnly(202, 413);
            assertThat(calls).hasValue(0);
        }
    }

    @Test
    void parts_that_run_on_all_threads_at_once_and_twice_call_the_handler_once() throws Exception {
        String json = "\"" + "0123456789".repeat(20_000) + "\"";
        try (FakeKismet kismet = FakeKismet.running(storing())) {
            List<Map<String, String>> parts = new ArrayList<>(parts(csrf(kismet), json));
            parts.addAll(List.copyOf(parts));
            Collections.shuffle(parts);

            assertThat(answers(kismet, parts))
                    .extracting(FakeKismet.Answer::status)
                    .containsOnlyOnce(200)
                    .allMatch(status -> status == 200 || status == 202 || status == 409);
            assertThat(calls).hasValue(1);
            assertThat(state.get()).hasSize(200_000);
        }
    }

    @Test
    void a_part_for_a_path_that_does_not_exist_is_answered_404() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(storing())) {
            long id = kismet.request("POST", "/demo/y", part("", "x", 0, 2));

            assertThat(kismet.answer(id).status()).isEqualTo(404);
        }
    }

    @Test
    void only_post_has_parts() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .get(PATH, request -> Response.text("got " + request.variables()))
                .route("PUT", "/demo/put", request -> Response.text("put " + request.variables()));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(kismet.answer(kismet.request("GET", PATH, part("", "x", 0, 2))).text()).isEqualTo("got {}");
            assertThat(kismet.answer(kismet.request("PUT", "/demo/put", part("", "x", 0, 2))).text())
                    .isEqualTo("put {}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void a_guarded_route_takes_a_plain_form_from_this_kismets_pages_only(String method) throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .route(Route.to(method, PATH, storingText()).guarded())
                .route(method, "/demo/open", request -> Response.text("open"));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            Map<String, String> form = new HashMap<>(Map.of("text", "changed"));
            FakeKismet.Answer foreign = kismet.answer(kismet.request(method, PATH, form));

            assertThat(foreign.status()).isEqualTo(403);
            assertThat(state).hasValue("unchanged");
            assertThat(kismet.answer(kismet.request(method, "/demo/open", Map.of())).text()).isEqualTo("open");

            form.put("_csrf", csrf(kismet));
            assertThat(kismet.answer(kismet.request(method, PATH, form)).status()).isEqualTo(200);
            assertThat(state).hasValue("changed");
        }
    }

    @Test
    void a_guarded_route_takes_json_in_parts() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").route(Route.to("POST", PATH, storingJson()).guarded());
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(post(kismet, part(csrf(kismet), "\"chan", 0, 2)).status()).isEqualTo(202);
            assertThat(post(kismet, part("", "ged\"", 1, 2)).status()).isEqualTo(403);
            assertThat(post(kismet, part(csrf(kismet), "ged\"", 1, 2)).status()).isEqualTo(200);
            assertThat(state).hasValue("changed");
        }
    }

    @Test
    void get_cannot_be_guarded() {
        assertThatThrownBy(() -> Route.to("GET", PATH, request -> Response.text("x")).guarded())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("route (GET /demo/x) must have another method to be guarded");
    }

    @Test
    void a_handler_may_refuse_with_status_and_reason_and_nothing_is_logged() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .post("/demo/now", request -> {
                    throw new RequestRefusedException(422, "There is no channel 200.");
                })
                .routeAsync("POST", "/demo/later", request -> CompletableFuture.supplyAsync(() -> {
                    throw new RequestRefusedException(429, "Not so fast.");
                }))
                .post(PATH, storingJson());
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            FakeKismet.Answer now = kismet.answer(kismet.request("POST", "/demo/now", Map.of()));
            FakeKismet.Answer later = kismet.answer(kismet.request("POST", "/demo/later", Map.of()));

            assertThat(now.status() + " " + now.text()).isEqualTo("422 There is no channel 200.\n");
            assertThat(later.status() + " " + later.text()).isEqualTo("429 Not so fast.\n");
            assertThat(post(kismet, Map.of()).status()).isEqualTo(400);
            assertThat(post(kismet, part("", "x", 0, 1)).status()).isEqualTo(403);
            assertThat(post(kismet, part(csrf(kismet), "secret", 0, 1)).status()).isEqualTo(400);
            assertThat(log.lines(Level.WARNING)).isEmpty();
            assertThat(log.lines(Level.SEVERE)).isEmpty();
        }
    }

    private KismetPlugin storing() {
        return KismetPlugin.named("demo").post(PATH, storingJson());
    }

    private Handler storingJson() {
        return request -> {
            state.set(request.json(JsonNode.class).asText());
            calls.incrementAndGet();
            return Response.empty(200);
        };
    }

    private Handler storingText() {
        return request -> {
            state.set(request.variable("text").orElseThrow());
            return Response.empty(200);
        };
    }

    private static String csrf(FakeKismet kismet) throws Exception {
        return new JsonMapper().readTree(kismet.get("/demo/_session").text()).get("csrf").textValue();
    }

    private static FakeKismet.Answer post(FakeKismet kismet, Map<String, String> form) throws Exception {
        return kismet.answer(kismet.request("POST", PATH, form));
    }

    private static List<FakeKismet.Answer> answers(FakeKismet kismet, List<Map<String, String>> forms)
            throws Exception {
        List<Long> ids = new ArrayList<>();
        for (Map<String, String> form : forms) {
            ids.add(kismet.request("POST", PATH, form));
        }
        List<FakeKismet.Answer> answers = new ArrayList<>();
        for (long id : ids) {
            answers.add(kismet.answer(id));
        }
        return answers;
    }

    private static List<Map<String, String>> parts(String csrf, String json) {
        int count = (json.length() + 8999) / 9000;
        List<Map<String, String>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(part(csrf, json.substring(i * 9000, Math.min(json.length(), (i + 1) * 9000)), i, count));
        }
        return parts;
    }

    private static Map<String, String> part(String csrf, String piece, int index, int count) {
        return new HashMap<>(Map.of(
                "_csrf", csrf,
                "_upload", ID,
                "_part", Integer.toString(index),
                "_parts", Integer.toString(count),
                "_json", base64(piece)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
