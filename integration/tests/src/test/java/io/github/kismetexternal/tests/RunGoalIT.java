package io.github.kismetexternal.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** What the developer of a plugin sees of {@code mvn kismet:run}, in a project that is edited meanwhile. */
@Timeout(600)
class RunGoalIT {
    private static final Duration START = Duration.ofSeconds(200);
    private static final Duration REBUILD = Duration.ofSeconds(100);
    private static final Duration RELOAD = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(30);
    private static final String READY = "Ctrl-C ends everything";

    @TempDir
    private Path project;

    @Test
    void what_runs_follows_what_is_written() throws Exception {
        writePom("<mainClass>com.example.Notes</mainClass>");
        writePlugin("\"one\"");
        writePage("index.html", "old page");
        writePage("gone.html", "page that goes");
        int debugger = freePort();
        List<ProcessHandle> processes;
        try (MavenRun maven = MavenRun.start(project, "kismet:run", "-Dkismet.port=0", "-Dkismet.debug=" + debugger)) {
            maven.await("A debugger can attach to 127.0.0.1:" + debugger, 0, START);
            maven.await(READY, 0, START);
            URI page = openedPage(maven);
            assertThat(greets(debugger)).isEqualTo("JDWP-Handshake");
            assertThat(get(page, "").body()).isEqualTo("old page");
            String cookie = signIn(page);
            URI answer = page.resolve("/notes/hello");
            assertThat(get(answer, "").statusCode()).isEqualTo(401);
            String first = get(answer, cookie).body();
            assertThat(first).startsWith("one from ");

            int printed = maven.printed();
            writePlugin("\"two\"");
            maven.await("Built and restarted in ", printed, REBUILD);
            String second = get(answer, cookie).body();
            assertThat(second).startsWith("two from ").isNotEqualTo(first.replace("one", "two"));

            printed = maven.printed();
            writePlugin("\"broken");
            maven.await("unclosed string literal", printed, REBUILD);
            maven.await("The build failed after ", printed, REBUILD);
            assertThat(get(answer, cookie).body()).isEqualTo(second);

            printed = maven.printed();
            writePage("index.html", "new page");
            Files.delete(project.resolve("src/main/httpd/gone.html"));
            maven.await("Reloaded ", printed, RELOAD);
            assertThat(get(page, "").body()).isEqualTo("new page");
            awaitStatus(page.resolve("gone.html"), 404);
            assertThat(get(answer, cookie).body()).isEqualTo(second);

            printed = maven.printed();
            writePlugin("\"three\"");
            maven.await("Built and restarted in ", printed, REBUILD);
            assertThat(get(answer, cookie).body()).startsWith("three from ");
            assertThat(get(page, "").body()).isEqualTo("new page");

            processes = maven.processes();
            assertThat(processes).hasSizeGreaterThanOrEqualTo(3);
            maven.pressControlC();
            awaitEnd(processes);
        }
    }

    @Test
    void a_maven_that_is_killed_leaves_nothing_behind() throws Exception {
        writePom("<mainClass>com.example.Notes</mainClass>");
        writePlugin("\"one\"");
        try (MavenRun maven = MavenRun.start(project, "kismet:run", "-Dkismet.port=0")) {
            maven.await(READY, 0, START);
            List<ProcessHandle> processes = maven.processes();
            assertThat(processes).hasSizeGreaterThanOrEqualTo(3);

            maven.killMavenOnly();

            awaitEnd(processes);
        }
    }

    @Test
    void a_plugin_of_files_for_the_browser_only_runs_too_and_is_rebuilt_when_its_script_comes() throws Exception {
        writePom("<webOnly>true</webOnly>");
        writePage("index.html", "a page");
        try (MavenRun maven = MavenRun.start(project, "kismet:run", "-Dkismet.port=0", "-Dkismet.release=2023-07")) {
            maven.await(READY, 0, START);
            URI page = openedPage(maven);
            maven.await("stand-in for Kismet 2023-07", 0, RELOAD);
            String cookie = signIn(page);
            assertThat(get(page, "").body()).isEqualTo("a page");

            int printed = maven.printed();
            writePage("js/kismet_plugin_notes.js", "window.kismet_plugin_notes = {load_complete: 1};\n");
            maven.await("Built and restarted in ", printed, REBUILD);
            assertThat(get(page.resolve("/plugins/all_plugins.json"), cookie).body())
                    .contains("kismet_plugin_notes");

            List<ProcessHandle> processes = maven.processes();
            maven.terminate();
            awaitEnd(processes);
        }
    }

    @Test
    void a_port_that_is_taken_is_named_before_anything_is_built() throws Exception {
        writePom("<mainClass>com.example.Notes</mainClass>");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                MavenRun maven = MavenRun.start(project, "kismet:run", "-Dkismet.port=" + taken.getLocalPort())) {
            maven.await("kismet.port (" + taken.getLocalPort() + ") must be free on 127.0.0.1", 0, START);
        }
        assertThat(project.resolve("target")).doesNotExist();
    }

    private static URI openedPage(MavenRun maven) throws InterruptedException {
        return URI.create(maven.await("Open http://127.0.0.1:", 0, START).substring("Open ".length()));
    }

    /** Signs in as the printed address says, and returns the cookie that a browser gets. */
    private static String signIn(URI page) throws Exception {
        return get(page.resolve("/system/status.json?" + page.getQuery()), "")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
    }

    private static HttpResponse<String> get(URI uri, String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(RELOAD);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        // A new one each time: there may be another server since the last.
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What is seen as one change by us may be two for who looks in between. */
    private static void awaitStatus(URI uri, int status) throws Exception {
        long end = System.nanoTime() + RELOAD.toNanos();
        while (get(uri, "").statusCode() != status) {
            assertThat(System.nanoTime()).describedAs("waiting for %s at %s", status, uri).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String greets(int port) throws IOException {
        byte[] greeting = "JDWP-Handshake".getBytes(US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) RELOAD.toMillis());
            socket.getOutputStream().write(greeting);
            return new String(socket.getInputStream().readNBytes(greeting.length), US_ASCII);
        }
    }

    private void writePlugin(String text) throws IOException {
        write("src/main/java/com/example/Notes.java", """
                package com.example;

                import io.github.kismetexternal.KismetPlugin;
                import io.github.kismetexternal.http.Response;

                public final class Notes {
                    private Notes() {}

                    public static void main(String[] args) {
                        KismetPlugin.named("notes").get("/notes/hello", request -> text()).run(args);
                    }

                    private static Response text() {
                        return Response.text(%s + " from " + ProcessHandle.current().pid());
                    }
                }
                """.formatted(text));
    }

    private void writePage(String name, String text) throws IOException {
        write("src/main/httpd/" + name, text);
    }

    private void writePom(String configuration) throws IOException {
        write("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>notes</artifactId>
                  <version>1.0</version>
                  <packaging>kismet-plugin</packaging>
                  <name>Notes</name>
                  <description>Notes on devices.</description>
                  <developers>
                    <developer>
                      <name>Ada</name>
                    </developer>
                  </developers>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>io.github.kismetexternal</groupId>
                      <artifactId>kismet-external-core</artifactId>
                      <version>@version@</version>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.github.kismetexternal</groupId>
                        <artifactId>kismet-maven-plugin</artifactId>
                        <version>@version@</version>
                        <extensions>true</extensions>
                        <configuration>
                          @configuration@
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.replace("@version@", System.getProperty("kismet.kit.version"))
                .replace("@configuration@", configuration));
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
