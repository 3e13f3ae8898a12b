package io.github.kismetexternal.testkit.internal.launch;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2021_08;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2025_09;
import static org.assertj.core.api.Assertions.assertThat;

/** Where a real Kismet finds a plugin's helper, and where it does not. */
class HelperSearchTest {
    private static final SiteConfig KISMET =
            new SiteConfig(Path.of("/home/jo"), Path.of("/etc/kismet"), Path.of("/bin"));

    @TempDir
    private Path directory;

    @Test
    void the_first_directory_with_a_program_that_its_owner_may_run_wins() throws IOException {
        Path text = file("a/helper", "rw-r--r--");
        Path program = file("b/helper", "rwx------");
        Path later = file("c/helper", "rwxr-xr-x");

        HelperSearch search =
                new HelperSearch(List.of(text.getParent(), program.getParent(), later.getParent()));

        assertThat(search.find("helper")).hasValue(program);
        assertThat(search.find("other")).isEmpty();
    }

    @Test
    void a_directory_is_no_program() throws IOException {
        Files.createDirectories(directory.resolve("a/helper"));

        assertThat(new HelperSearch(List.of(directory.resolve("a"))).find("helper")).isEmpty();
    }

    @Test
    void a_site_file_replaces_the_search_path() throws IOException {
        assertThat(searched(R2025_09, "helper_binary_path=%h/.kismet/bin\n"))
                .containsExactly(Path.of("/home/jo/.kismet/bin"));
        assertThat(searched(R2025_09, "helper_binary_path=%B\nhelper_binary_path=%E/x%x\n"))
                .containsExactly(Path.of("/bin"), Path.of("/etc/kismet/x"));
    }

    @ParameterizedTest
    @EnumSource
    void without_a_word_about_it_kismets_own_directory_is_searched(SimulatedRelease release) throws IOException {
        assertThat(searched(release, "httpd_port=2501\nhelper_binary_path=/lost/without/newline"))
                .containsExactly(Path.of("/bin"));
    }

    @Test
    void plus_adds_since_2022_and_does_nothing_before() throws IOException {
        String line = "helper_binary_path+=/opt/x\n";

        assertThat(searched(R2025_09, line)).containsExactly(Path.of("/bin"), Path.of("/opt/x"));
        assertThat(searched(R2021_08, line)).containsExactly(Path.of("/bin"));
    }

    private List<Path> searched(SimulatedRelease release, String text) throws IOException {
        Path file = Files.writeString(directory.resolve("kismet_site.conf"), text);
        return KISMET.helperSearch(file, release).directories();
    }

    private Path file(String name, String permissions) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
