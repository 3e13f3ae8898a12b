package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path directory;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(directory.resolve("lib"));
        Files.writeString(directory.resolve("lib/a b.jar"), "");
        Files.writeString(directory.resolve("manifest.conf"), "name=x\n");
        Files.writeString(directory.resolve("Z"), "");
    }

    @Test
    void cover_every_file_but_themselves_in_the_order_of_characters() throws IOException {
        Checksums.writeTo(directory);
        Checksums.writeTo(directory);

        assertThat(directory.resolve("SHA256SUMS"))
                .content()
                .matches(EMPTY + "  Z\n" + EMPTY + "  lib/a b\\.jar\n[0-9a-f]{64}  manifest\\.conf\n");
    }

    @Test
    void are_read_by_sha256sum() throws IOException {
        Checksums.writeTo(directory);

        LauncherRun run = LauncherRun.of(
                directory, Map.of("PATH", System.getenv("PATH")), List.of("sha256sum", "-c", "SHA256SUMS"));

        assertThat(run).returns(0, LauncherRun::status).returns("", LauncherRun::errors);
        assertThat(run.output()).isEqualTo("Z: OK\nlib/a b.jar: OK\nmanifest.conf: OK\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\\b", "a\tb"})
    void refuse_names_that_they_cannot_hold(String name) throws IOException {
        Files.writeString(directory.resolve("lib").resolve(name), "");

        assertThatThrownBy(() -> Checksums.writeTo(directory))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("rename the file");
    }
}
