package io.github.kismetexternal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataDirectoryTest {
    @TempDir
    Path home;

    private final String realHome = System.getProperty("user.home");
    private Path directory;

    @BeforeEach
    void moveHome() {
        System.setProperty("user.home", home.toString());
        directory = home.resolve(".kismet/plugin-data/demo");
    }

    @AfterEach
    void restoreHome() {
        System.setProperty("user.home", realHome);
    }

    @Test
    void it_is_made_for_its_owner_only() throws IOException {
        assertThat(DataDirectory.of("demo").create()).isEqualTo(directory);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
    }

    @Test
    void one_that_is_there_keeps_its_files_and_is_closed_to_others() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));
        Files.writeString(directory.resolve("notes"), "kept");

        DataDirectory.of("demo").create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
        assertThat(directory.resolve("notes")).hasContent("kept");
    }

    @Test
    void a_file_in_its_place_is_named() throws IOException {
        Files.createDirectories(directory.getParent());
        Files.writeString(directory, "in the way");

        assertThatThrownBy(() -> DataDirectory.of("demo").create())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("must be a directory this user can make");
    }

    @Test
    void without_a_file_or_a_directory_there_are_no_settings_and_none_are_made() {
        assertThat(DataDirectory.of("demo").settings()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void settings_are_read_as_utf_8_and_anew_each_time() throws IOException {
        DataDirectory data = DataDirectory.of("demo");
        write("# comment\nname = Grüße \ud83d\ude00\nempty=\nescaped=\\u00e9\n");
        assertThat(data.settings()).isEqualTo(Map.of("name", "Grüße \ud83d\ude00", "empty", "", "escaped", "é"));

        write("name=other");
        assertThat(data.settings()).isEqualTo(Map.of("name", "other"));
    }

    @Test
    void a_malformed_escape_is_said_with_the_file() throws IOException {
        write("name=\\u00G1");

        assertUnreadable();
    }

    @Test
    void a_file_in_another_charset_is_said_with_the_file() throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve("settings.properties"), "name=Grüße".getBytes(ISO_8859_1));

        assertUnreadable();
    }

    @Test
    void a_directory_in_the_files_place_is_said() throws IOException {
        Files.createDirectories(directory.resolve("settings.properties"));

        assertUnreadable();
    }

    private void assertUnreadable() {
        assertThatThrownBy(() -> DataDirectory.of("demo").settings())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(directory.resolve("settings.properties").toString())
                .hasMessageContaining("must be a readable properties file in UTF-8");
    }

    private void write(String text) throws IOException {
        Files.writeString(DataDirectory.of("demo").create().resolve("settings.properties"), text);
    }
}
