package io.github.kismetexternal.tests;

import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.SimulatedPlugin;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo plugin answers everything it promises under each release of Kismet, in each generation it takes. */
@Timeout(60)
@KismetPluginTest(
        bundle = "${kismet.demo.bundle}",
        everyRelease = true,
        environment = {"JAVA_HOME=${java.home}", "KISMET_PLUGIN_JAVA_OPTS=-Xlog:class+load=info:stderr"})
class ExternalDemoIT {
    private final KismetClient browser;
    private final SimulatedPlugin plugin;
    private final Generation generation;

    ExternalDemoIT(KismetClient browser, SimulatedPlugin plugin, Generation generation) throws Exception {
        this.browser = browser;
        this.plugin = plugin;
        this.generation = generation;
        browser.getUntil("externaldemo/later.html", response -> response.statusCode() == 200);
    }

    @AfterEach
    void the_plugin_lives() {
        assertThat(plugin.process().isAlive()).isTrue();
        assertThat(plugin.ignored()).isEmpty();
    }

    @Test
    void serves_a_page() throws Exception {
        HttpResponse<String> page = browser.get("externaldemo/hello.html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("<b>This is from Java!</b>");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void gets_the_variables_of_a_query() throws Exception {
        assertThat(browser.get("externaldemo/variables?a=1&b=x%20y&name=caf%C3%A9&empty=").body())
                .isEqualTo("Java got 4 variables\na = 1\nb = x y\nname = café\nempty = \n");
    }

    @Test
    void never_shows_what_signs_a_caller_in() throws Exception {
        assertThat(browser.get("externaldemo/variables?user=u&password=p&KISMET=k&a=1").body())
                .isEqualTo("Java got 1 variables\na = 1\n");
    }

    @Test
    void gets_the_variables_of_a_form() throws Exception {
        assertThat(browser.postForm("externaldemo/post", "a=1&b=hello+world&c=x%3Dy&d=100%25").body())
                .isEqualTo("Java got 4 variables\na = 1\nb = hello world\nc = x=y\nd = 100%\n");
    }

    @Test
    void reads_json_from_its_own_pages_only() throws Exception {
        Map<String, Object> note = Map.of("title", "a&b=c ☕", "tags", List.of("x".repeat(10_000), "y"));

        assertThat(browser.postJson("externaldemo/json", note).body())
                .isEqualTo("Java read Note[title=a&b=c ☕, tags=[" + "x".repeat(10_000) + ", y]]\n");
        assertThat(browser.post("externaldemo/json", Map.of("_json", "e30")).statusCode()).isEqualTo(403);
    }

    @Test
    void gets_what_stands_in_the_path() throws Exception {
        assertThat(browser.get("externaldemo/device/caf%C3%A9%20%E2%98%95/note").body())
                .isEqualTo("Noted: café ☕\n");
    }

    @Test
    void streams() throws Exception {
        List<String> lines = browser.get("externaldemo/stream").body().lines().toList();

        assertThat(lines).hasSize(100).startsWith("Line 1 of 100 from Java").endsWith("Line 100 of 100 from Java");
    }

    @Test
    void sends_a_megabyte_whole() throws Exception {
        HttpResponse<String> large = browser.get("externaldemo/large");

        assertThat(large.body()).isEqualTo("0123456789abcde\n".repeat(64 * 1024));
        assertThat(large.uri().getPath()).matches("/plugin/externaldemo/spool/[0-9a-f]{32}\\.txt");
    }

    @Test
    void survives_browsers_that_leave_a_megabyte() throws Exception {
        for (int i = 0; i < 20; i++) {
            browser.askAndLeave("externaldemo/large");
        }
        HttpResponse<String> redirection = browser.withoutRedirects().get("externaldemo/large");
        assertThat(redirection.statusCode()).isEqualTo(303);
        String file = "externaldemo/" + redirection.headers().firstValue("Location").orElseThrow();
        for (int i = 0; i < 20; i++) {
            browser.leaveAfter(file, 5000);
        }

        assertThat(browser.get(file).body()).hasSize(1 << 20);
    }

    @Test
    void tells_how_it_is_doing() throws Exception {
        assertThat(browser.get("externaldemo/health.json").body())
                .startsWith("{\"uptimeMillis\":")
                .contains("\"silent\":false", "\"byStatus\":{\"200\":", "\"waiting\":0");
    }

    @Test
    void hears_events() throws Exception {
        HttpResponse<String> time =
                browser.getUntil("externaldemo/time", response -> response.body().startsWith("Kismet's time is "));

        assertThat(time.statusCode()).isEqualTo(200);
    }

    @Test
    void feeds_pages_with_what_it_hears() throws Exception {
        HttpResponse<String> first = browser.get("externaldemo/ticks?wait=25");
        assertThat(first.body()).startsWith("{\"epoch\":\"").contains("\"items\":[{\"seq\":", "TIMESTAMP");
        String seen = first.body().replaceAll("^\\{\"epoch\":\"(\\w+)\",\"next\":(\\d+).*", "epoch=$1&since=$2");

        HttpResponse<String> next = browser.get("externaldemo/ticks?wait=25&" + seen);

        assertThat(next.body()).contains("\"gap\":false", "TIMESTAMP");
    }

    @Test
    void hears_its_own_event_with_the_json_where_kismet_does_not_lose_it() throws Exception {
        assertThat(browser.get("externaldemo/heard").body()).isEqualTo("nothing yet\n");

        browser.post("externaldemo/signal", Map.of("a", "1"));

        String json = generation == Generation.V3 ? "EXTERNALDEMO_SIGNAL" : "{\"sent\": true}";
        browser.getUntil("externaldemo/heard", response -> response.body().equals(json + "\n"));
    }

    @Test
    void gets_a_token() throws Exception {
        assertThat(browser.get("externaldemo/token").body()).isEqualTo("Kismet granted a token of 32 characters\n");
    }

    @Test
    void says_hello_on_the_message_bus() {
        assertThat(plugin.messages()).contains(new Message(Severity.INFO, "Hello from Java"));
    }

    @Test
    void answers_500_when_a_handler_throws_and_keeps_the_reason_in_its_log() throws Exception {
        HttpResponse<String> broken = browser.get("externaldemo/broken");

        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).isEqualTo("The plugin failed to answer; its log has the reason.\n");
        awaitOnConsole("this page is broken on purpose");
        awaitOnConsole("at io.github.kismetexternal.demo.ExternalDemo");
    }

    @Test
    void leaves_unknown_pages_and_methods_to_kismet() throws Exception {
        assertThat(browser.get("externaldemo/nothing").statusCode()).isEqualTo(404);
        assertThat(browser.send("PUT", "externaldemo/hello.html").statusCode()).isEqualTo(405);
    }

    @Test
    void answers_200_requests_at_once() {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 200)
                .mapToObj(i -> browser.getLater("externaldemo/variables?i=" + i))
                .toList();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).orTimeout(30, TimeUnit.SECONDS).join().body())
                    .isEqualTo("Java got 1 variables\ni = " + i + "\n");
        }
    }

    @Test
    void survives_browsers_that_leave() throws Exception {
        for (int i = 0; i < 100; i++) {
            browser.askAndLeave("externaldemo/hello.html");
        }

        assertThat(browser.get("externaldemo/hello.html").statusCode()).isEqualTo(200);
    }

    @Test
    void serves_its_files_for_the_browser() throws IOException, InterruptedException {
        HttpResponse<String> page = browser.get("plugin/externaldemo/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("A Kismet plugin in Java");
    }

    @Test
    void says_once_what_it_speaks_and_why() throws Exception {
        awaitOnConsole("externaldemo speaks");
        assertThat(plugin.console())
                .filteredOn(line -> line.contains("externaldemo speaks"))
                .singleElement()
                .asString()
                .contains("speaks " + generation.label(), "it is set so");
    }

    @Test
    void loads_protobuf_for_the_generations_that_need_it_only() throws Exception {
        String protobuf = " com.google.protobuf.";
        if (generation == Generation.V3) {
            assertThat(plugin.console()).noneMatch(line -> line.contains(protobuf));
        } else {
            awaitOnConsole(protobuf);
        }
    }

    @Test
    void the_jvm_has_no_warning_for_kismets_console() {
        assertThat(plugin.console()).noneMatch(line -> line.contains("WARNING") || line.contains("OpenJDK"));
    }

    /** What a plugin prints takes another way than its answers, and may arrive later. */
    private void awaitOnConsole(String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (plugin.console().stream().noneMatch(line -> line.contains(text))) {
            assertThat(System.nanoTime()).describedAs("waiting for '%s' on the console", text).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
