package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLibrariesTest {
    private static final String SERVED = "META-INF/kismet/httpd/";

    @TempDir
    Path directory;

    @Test
    void adds_files_below_the_folder_and_nothing_else() throws IOException {
        Path jar = jar(
                "a.jar", SERVED + "js/x/lib.js", "META-INF/kismet/starter/y.js", "META-INF/MANIFEST.MF", "A.class");

        copy(jar);

        assertThat(directory.resolve("httpd/js/x/lib.js")).hasContent("a.jar");
        assertThat(mode("httpd/js/x/lib.js")).isEqualTo("rw-r--r--");
        assertThat(mode("httpd/js/x")).isEqualTo("rwxr-xr-x");
        assertThat(mode("httpd")).isEqualTo("rwxr-xr-x");
        try (var files = Files.walk(directory.resolve("httpd"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void the_plugins_own_files_win_also_where_libraries_contradict_each_other() throws IOException {
        Files.createDirectory(directory.resolve("own"));
        Files.writeString(directory.resolve("own/lib.css"), "own");
        List<Path> jars = List.of(jar("a.jar", SERVED + "lib.css"), jar("b.jar", SERVED + "lib.css"));

        new WebDirectory(directory.resolve("own"), new WebLibraries(jars)).copyTo(directory.resolve("httpd"));

        assertThat(directory.resolve("httpd/lib.css")).hasContent("own");
    }

    @Test
    void libraries_must_not_contradict_each_other() throws IOException {
        Path first = jar("a.jar", SERVED + "lib.js");
        Path second = jar("b.jar", SERVED + "lib.js");

        assertThatThrownBy(() -> copy(first, second))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("lib.js", "a.jar", "b.jar", "leave one of these dependencies out");
    }

    @Test
    void the_same_file_twice_is_one() throws IOException {
        Path jar = jar("a.jar", SERVED + "lib.js");

        copy(jar, Files.copy(jar, directory.resolve("copy.jar")));

        assertThat(directory.resolve("httpd/lib.js")).hasContent("a.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out.js", "x/../../../out.js", "/out.js", ".."})
    void no_file_leaves_the_directory(String name) throws IOException {
        Path jar = jar("a.jar", SERVED + name);

        assertThatThrownBy(() -> copy(jar))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("must stay within META-INF/kismet/httpd/");
        assertThat(directory.resolve("out.js")).doesNotExist();
    }

    @Test
    void without_libraries_and_files_there_is_no_directory() throws IOException {
        copy(jar("a.jar", "A.class"));

        assertThat(directory.resolve("httpd")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "META-INF/maven/g/a/pom.xml, true",
        "META-INF/LICENSE.txt, true",
        "META-INF/kismet/starter/x.js, true",
        "META-INF/services/x, false",
        "org/example/A.class, false",
        "config.properties, false"
    })
    void a_jar_of_files_for_the_browser_only_is_known(String other, boolean nothingElse) throws IOException {
        assertThat(WebLibraries.isNothingElse(jar("a.jar", SERVED + "lib.js", "META-INF/MANIFEST.MF", other)))
                .isEqualTo(nothingElse);
        assertThat(WebLibraries.isNothingElse(jar("b.jar", "META-INF/MANIFEST.MF", other))).isFalse();
    }

    private void copy(Path... jars) throws IOException {
        new WebLibraries(List.of(jars)).copyMissingTo(directory.resolve("httpd"));
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    /** Each entry holds the jar's name. */
    private Path jar(String name, String... entries) throws IOException {
        Path jar = directory.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(name.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}
