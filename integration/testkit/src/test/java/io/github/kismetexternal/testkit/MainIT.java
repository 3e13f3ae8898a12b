package io.github.kismetexternal.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The command line, in a process of its own. */
@Timeout(60)
class MainIT {
    @TempDir
    private Path directory;

    private Process process;
    private BufferedReader reader;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void says_which_page_to_open_and_signs_the_browser_in() throws Exception {
        start("--plugin", silentPlugin().toString(), "--port", "0");

        String url = line(text -> text.startsWith("Open ")).substring("Open ".length());

        assertThat(url).matches("http://127\\.0\\.0\\.1:[0-9]+/plugin/silent/\\?user=kismet&password=[0-9a-f]{16}");
        URI page = URI.create(url);
        assertThat(status(page.resolve("/system/status.json?" + page.getQuery()))).isEqualTo(200);
        assertThat(status(page.resolve("/system/status.json"))).isEqualTo(401);
    }

    @Test
    void ends_with_the_helper_when_it_is_asked_to_terminate() throws Exception {
        start("--plugin", silentPlugin().toString(), "--port", "0");
        line(text -> text.startsWith("Open "));
        List<ProcessHandle> helpers = process.descendants().toList();
        assertThat(helpers).isNotEmpty();

        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        for (ProcessHandle helper : helpers) {
            helper.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_plugin_that_kismet_would_skip_is_explained_with_status_1() throws Exception {
        start("--plugin", directory.toString(), "--port", "0");

        assertThat(line(text -> true))
                .contains("The plugin cannot be run: plugin (" + directory + ") must have a readable");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @Test
    void wrong_arguments_are_explained_with_status_64() throws Exception {
        start("--plugin");

        assertThat(line(text -> true)).isEqualTo("--plugin must have a value behind it");
        assertThat(line(text -> true)).startsWith("usage: ");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(64);
    }

    @Test
    void shows_a_recording() throws Exception {
        start("dump", "src/none.recording");

        assertThat(line(text -> true)).contains("src/none.recording");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
    }

    @Test
    void on_command_the_plugin_ends_and_is_started_again_where_it_was_and_for_whom_it_was() throws Exception {
        Path plugin = webPlugin("old");
        start("--plugin", plugin.toString(), "--port", "0", "--commands");
        String url = line(text -> text.startsWith("Open ")).substring("Open ".length());
        line("started"::equals);
        URI page = URI.create(url);
        String cookie = get(page.resolve("/system/status.json?" + page.getQuery()), "").headers()
                .firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");

        command("stop");
        line("stopped"::equals);
        assertThatThrownBy(() -> get(page, cookie)).isInstanceOf(ConnectException.class);
        Files.writeString(plugin.resolve("httpd/index.html"), "new");
        command("start");
        line("started"::equals);

        assertThat(get(page.resolve("/plugin/web/index.html"), "").body()).isEqualTo("new");
        assertThat(get(page.resolve("/system/status.json"), cookie).statusCode()).isEqualTo(200);
        assertThat(get(page.resolve("/system/status.json"), "").statusCode()).isEqualTo(401);
    }

    @Test
    void a_plugin_that_ends_is_told_of_and_may_be_better_after_the_next_command() throws Exception {
        Path plugin = silentPlugin();
        Files.writeString(plugin.resolve("silent"), "#!/bin/sh\nexit 7\n");
        start("--plugin", plugin.toString(), "--port", "0", "--commands");
        line("The plugin silent has ended with exit status 7."::equals);
        line("failed"::equals);

        Files.delete(plugin.resolve("manifest.conf"));
        command("start");
        line(text -> text.contains("must have a readable manifest.conf"));
        line("failed"::equals);

        Files.writeString(plugin.resolve("manifest.conf"), "name=n\ndescription=d\nauthor=a\nversion=1\n");
        command("start");
        line("started"::equals);
    }

    @Test
    void ends_with_the_helper_when_there_are_no_more_commands() throws Exception {
        start("--plugin", silentPlugin().toString(), "--port", "0", "--commands");
        line(text -> text.startsWith("Open "));
        List<ProcessHandle> helpers = process.descendants().toList();
        assertThat(helpers).isNotEmpty();

        process.getOutputStream().close();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        for (ProcessHandle helper : helpers) {
            helper.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void an_unknown_command_is_named() throws Exception {
        start("--plugin", webPlugin("x").toString(), "--port", "0", "--commands");

        command("restart");

        assertThat(line(text -> text.contains("(restart)"))).isEqualTo("The command (restart) must be stop or start.");
    }

    private Path webPlugin(String content) throws IOException {
        Path plugin = Files.createDirectories(directory.resolve("web"));
        Files.writeString(plugin.resolve("manifest.conf"), "name=n\ndescription=d\nauthor=a\nversion=1\n");
        Files.writeString(Files.createDirectories(plugin.resolve("httpd")).resolve("index.html"), content);
        return plugin;
    }

    private void command(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    private static HttpResponse<String> get(URI uri, String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A plugin whose helper says nothing until its pipe ends. */
    private Path silentPlugin() throws IOException {
        Path plugin = Files.createDirectories(directory.resolve("silent"));
        Files.writeString(
                plugin.resolve("manifest.conf"), "name=n\ndescription=d\nauthor=a\nversion=1\nhttpexternal=silent\n");
        Path launcher = Files.writeString(plugin.resolve("silent"), "#!/bin/sh\nexec cat <&3 >/dev/null\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        return plugin;
    }

    private void start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    private String line(Predicate<String> wanted) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (wanted.test(line)) {
                return line;
            }
            seen.add(line);
        }
        throw new AssertionError("the output ended without that line: " + seen);
    }

    private static int status(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
