package io.github.kismetexternal.packaging.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningCopyTest {
    @TempDir
    Path project;

    private Path web;
    private Path bundle;
    private RunningCopy copy;

    @BeforeEach
    void copyBundle() throws IOException {
        web = project.resolve("src/main/httpd");
        bundle = project.resolve("target/kismet/notes");
        write(bundle.resolve("kismet_notes"), "#!/bin/sh\n").toFile().setExecutable(true);
        write(bundle.resolve("lib/old.jar"), "old");
        write(bundle.resolve("httpd/index.html"), "old");
        copy = RunningCopy.of(new BuiltBundle(bundle, web, true, project.resolve("target/kismet-run")));
        copy.replaceBy(bundle);
    }

    @Test
    void lies_where_kismet_looks_for_plugins_of_a_user() {
        assertThat(copy.directory()).isEqualTo(project.resolve("target/kismet-run/.kismet/plugins/notes"));
        assertThat(copy.directory().resolve("kismet_notes")).isExecutable();
        assertThat(copy.directory().resolve("lib/old.jar")).hasContent("old");
    }

    @Test
    void has_nothing_of_an_earlier_bundle_once_it_was_replaced() throws IOException {
        Files.move(bundle.resolve("lib/old.jar"), bundle.resolve("lib/new.jar"));

        copy.replaceBy(bundle);

        try (Stream<Path> jars = Files.list(copy.directory().resolve("lib"))) {
            assertThat(jars).containsExactly(copy.directory().resolve("lib/new.jar"));
        }
    }

    @Test
    void takes_files_for_the_browser_and_keeps_what_the_plugin_has_put_there() throws IOException {
        Path spooled = write(copy.directory().resolve("httpd/spool/x.json"), "{}");
        Path page = write(web.resolve("sub/page.html"), "page");
        Path gone = web.resolve("index.html");

        assertThat(copy.canTake(List.of(page, gone), web)).isTrue();
        copy.take(List.of(page, gone), web);

        try (Stream<Path> files = Files.walk(copy.directory().resolve("httpd"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrder(copy.directory().resolve("httpd/sub/page.html"), spooled);
        }
    }

    @Test
    void cannot_take_anything_else() {
        assertThat(copy.canTake(List.of(web.resolve("a.html"), project.resolve("pom.xml")), web)).isFalse();
    }

    @Test
    void cannot_take_that_a_script_comes_or_goes_of_which_the_manifest_tells() throws IOException {
        Path script = write(web.resolve("js/kismet_plugin_notes.js"), "1");
        assertThat(copy.canTake(List.of(script), web)).isFalse();

        copy.take(List.of(script), web);
        write(script, "2");
        assertThat(copy.canTake(List.of(script), web)).isTrue();

        Files.delete(script);
        assertThat(copy.canTake(List.of(script), web)).isFalse();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
