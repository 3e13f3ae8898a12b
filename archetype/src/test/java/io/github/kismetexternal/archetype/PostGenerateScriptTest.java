package io.github.kismetexternal.archetype;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The script, run on what maven-archetype-plugin leaves it. */
class PostGenerateScriptTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Map<String, String> GOOD = Map.of(
            "groupId", "org.example",
            "artifactId", "device-watch",
            "version", "1.0-SNAPSHOT",
            "package", "org.example.devicewatch",
            "pluginName", "Device watch",
            "dirname", "device_watch",
            "variant", "full");

    @TempDir
    Path directory;

    private Path project;

    @BeforeEach
    void generate() throws IOException {
        project = Files.createDirectory(directory.resolve("device-watch"));
        Path resources = RESOURCES.resolve("archetype-resources");
        try (Stream<Path> files = Files.walk(resources)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = project.resolve(resources.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Files.copy(Path.of("../LICENSE"), project.resolve(".archetype/common/LICENSE"));
    }

    private void run(String name, String value) throws IOException {
        Map<String, Object> request = new HashMap<>(GOOD);
        request.put(name, value);
        request.put("properties", Map.copyOf(request));
        request.put("artifactId", "device-watch");
        if (name.equals("artifactId") && !value.equals("device-watch")) {
            Files.move(project, directory.resolve(value));
            project = directory.resolve(value);
            request.put("artifactId", value);
        }
        request.put("outputDirectory", directory.toString());
        new GroovyShell(new Binding(Map.of("request", request)))
                .evaluate(RESOURCES.resolve("META-INF/archetype-post-generate.groovy").toFile());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "groupId, org.example-2.a_b",
        "artifactId, Device_watch-2",
        "version, 1",
        "version, 2.0-rc.1_x",
        "package, a",
        "package, org.example2._x.y_z",
        "pluginName, W",
        "pluginName, 'Wächter (v. 2), 3: a_b+c-d.'",
        "pluginName, 012345678901234567890123456789012345678901234567890123456789",
        "dirname, d",
        "dirname, d_2",
        "dirname, kismet_",
        "dirname, systems",
        "variant, web-only",
        "variant, headless",
    })
    void takes_good_answers(String name, String value) throws Exception {
        run(name, value);

        assertThat(project.resolve("README.md")).exists();
        assertThat(project.resolve(".archetype")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "groupId, ''",
        "groupId, org..example",
        "groupId, org example",
        "groupId, org/example",
        "artifactId, 2nd",
        "artifactId, device.watch",
        "artifactId, device watch",
        "artifactId, kismet",
        "artifactId, Kismet",
        "artifactId, a..b",
        "version, ''",
        "version, one",
        "version, 1/2",
        "version, 1<2",
        "package, ''",
        "package, org.example.class",
        "package, org.example.true",
        "package, org.example._",
        "package, org.Example",
        "package, org.2example",
        "package, org.example.",
        "package, ../../tmp",
        "package, java.watch",
        "package, javax",
        "pluginName, ''",
        "pluginName, ' Watch'",
        "pluginName, 'Watch '",
        "pluginName, '<b>Watch</b>'",
        "pluginName, Tom & Ada",
        "pluginName, 'Ada''s watch'",
        "pluginName, 'The \"watch\"'",
        "pluginName, 'a`${b}'",
        "pluginName, 'a\\b'",
        "pluginName, 'a*/b'",
        "pluginName, 'a=b'",
        "pluginName, '#watch'",
        "pluginName, 0123456789012345678901234567890123456789012345678901234567890",
        "dirname, ''",
        "dirname, 2nd",
        "dirname, _watch",
        "dirname, Watch",
        "dirname, device-watch",
        "dirname, ../watch",
        "dirname, wächter",
        "dirname, kismet",
        "dirname, devices",
        "dirname, system",
        "dirname, server",
        "dirname, discovery",
        "dirname, cap_linux_wifi",
        "variant, ''",
        "variant, Full",
        "variant, half",
    })
    void refuses_bad_answers_and_leaves_nothing_behind(String name, String value) throws Exception {
        assertThatThrownBy(() -> run(name, value))
                .hasMessageStartingWith(name + " (" + value + ") must ")
                .hasMessageContaining("Nothing was made; run the command again with another one, such as -D" + name);

        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u001Bb", "a\u202Eb", "a\u0000b"})
    void shows_no_control_characters(String name) {
        assertThatThrownBy(() -> run("pluginName", name)).hasMessageStartingWith("pluginName (a?b) must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "web-only", "headless"})
    void leaves_no_placeholder_and_no_layer(String variant) throws Exception {
        run("variant", variant);

        for (String file : files()) {
            assertThat(file).doesNotContain("_package_", "_dirname_", ".archetype");
            assertThat(Files.readString(directory.resolve(file)))
                    .as(file)
                    .doesNotContainPattern("_(groupId|artifactId|version|package|dirname|pluginName)_");
        }
    }

    @Test
    void a_variant_has_nothing_of_the_others() throws Exception {
        run("variant", "web-only");
        assertThat(files()).noneMatch(file -> file.endsWith(".java"));

        assertThat(Files.readString(project.resolve("README.md")))
                .doesNotContain("watchlist.txt", "settings.properties");
        assertThat(Files.readString(project.resolve(".github/workflows/build.yml"))).doesNotContain("CHROM");
    }

    @Test
    void what_was_there_before_stays() throws Exception {
        Files.writeString(project.resolve("README.md"), "mine");

        assertThatThrownBy(() -> run("variant", "full")).hasMessageContaining("README.md must not be there already");

        assertThat(files()).containsExactly("device-watch/README.md");
        assertThat(project.resolve("README.md")).hasContent("mine");
    }

    @Test
    void a_pom_that_was_there_before_stays() throws Exception {
        Files.writeString(project.resolve("pom.xml"), "<project/>");

        assertThatThrownBy(() -> run("variant", "full")).hasMessageContaining("pom.xml must not be there already");

        assertThat(files()).containsExactly("device-watch/pom.xml");
        assertThat(project.resolve("pom.xml")).hasContent("<project/>");
    }

    @Test
    void the_dirname_follows_from_the_artifactid() throws Exception {
        run("dirname", "from-artifactId");

        assertThat(project.resolve("src/main/httpd/js/device_watch.js")).exists();
        assertThat(project.resolve("pom.xml")).content().contains("<dirname>device_watch</dirname>");
    }

    @Test
    void the_module_is_taken_out_of_the_pom_above() throws Exception {
        Path above = directory.resolve("pom.xml");
        Files.writeString(above, "<modules>\n  <module>other</module>\n  <module>device-watch</module>\n</modules>\n");

        assertThatThrownBy(() -> run("variant", "half")).hasMessageStartingWith("variant (half) must be one of full");

        assertThat(Files.readString(above)).contains("other").doesNotContain("device-watch");
    }
}
