package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    private static final PluginNames NAMES = PluginNames.of("notes", null, null, null, "com.example.Main");
    private static final ProjectDescription ABOUT = new ProjectDescription("Notes", "Notes on devices", "Ada", "1.0");

    @TempDir
    Path project;

    @Test
    void holds_what_kismet_and_the_launcher_need() throws IOException {
        write("src/main/httpd/index.html", "<p>");
        write("src/main/httpd/js/kismet_plugin_notes.js", "0");

        Path directory = bundle();

        assertThat(directory).isEqualTo(project.resolve("target/kismet/notes"));
        assertThat(filesIn(directory))
                .containsExactly(
                        "SHA256SUMS",
                        "httpd/index.html",
                        "httpd/js/kismet_plugin_notes.js",
                        "install.sh",
                        "kismet_notes",
                        "lib/notes-1.0.jar",
                        "manifest.conf",
                        "sbom.cdx.json",
                        "uninstall.sh");
        assertThat(directory.resolve("manifest.conf"))
                .content()
                .endsWith("\njs=kismet_plugin_notes,plugin/notes/js/kismet_plugin_notes.js\n");
    }

    @Test
    void needs_no_files_for_the_browser() throws IOException {
        Path directory = bundle();

        assertThat(directory.resolve("httpd")).doesNotExist();
        assertThat(directory.resolve("manifest.conf")).content().doesNotContain("js=");
    }

    @Test
    void can_be_read_by_everybody_and_changed_by_its_owner_only() throws IOException {
        Path page = write("src/main/httpd/index.html", "<p>");
        Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rw-rw----"));

        Path directory = bundle();

        assertThat(mode(directory)).isEqualTo("rwxr-xr-x");
        assertThat(mode(directory.resolve("lib"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(directory.resolve("httpd"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(directory.resolve("kismet_notes"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(directory.resolve("install.sh"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(directory.resolve("uninstall.sh"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(directory.resolve("SHA256SUMS"))).isEqualTo("rw-r--r--");
        assertThat(mode(directory.resolve("manifest.conf"))).isEqualTo("rw-r--r--");
        assertThat(mode(directory.resolve("lib/notes-1.0.jar"))).isEqualTo("rw-r--r--");
        assertThat(mode(directory.resolve("httpd/index.html"))).isEqualTo("rw-r--r--");
    }

    @Test
    void names_jars_of_the_same_file_name_by_their_group_too() throws IOException {
        Path directory = bundle(
                jar("org.a", "core", "1", null), jar("org.b", "core", "1", null), jar("org.b", "core", "1", "linux"));

        assertThat(filesIn(directory.resolve("lib")))
                .containsExactly("core-1-linux.jar", "notes-1.0.jar", "org.a.core-1.jar", "org.b.core-1.jar");
        assertThat(directory.resolve("kismet_notes"))
                .content()
                .contains("jars='notes-1.0.jar\norg.a.core-1.jar\norg.b.core-1.jar\ncore-1-linux.jar'");
    }

    @Test
    void made_again_has_nothing_of_the_earlier_one() throws IOException {
        Path page = write("src/main/httpd/old/index.html", "<p>");
        Path directory = bundle(jar("org.a", "old", "1", null));
        Files.delete(page);

        bundle();

        assertThat(filesIn(directory))
                .containsExactly(
                        "SHA256SUMS",
                        "install.sh",
                        "kismet_notes",
                        "lib/notes-1.0.jar",
                        "manifest.conf",
                        "sbom.cdx.json",
                        "uninstall.sh");
    }

    @Test
    void a_directory_that_is_no_bundle_is_not_replaced() throws IOException {
        Path precious = write("target/kismet/notes/Precious.java", "class Precious {}");

        assertThatThrownBy(this::bundle)
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("must be an earlier bundle");
        assertThat(precious).hasContent("class Precious {}");
    }

    @Test
    void made_again_leaves_what_a_link_leads_to() throws IOException {
        Path outside = write("outside/precious.txt", "x");
        Path directory = bundle();
        Files.createSymbolicLink(directory.resolve("link"), outside.getParent());
        Files.createSymbolicLink(directory.resolve("lib/file"), outside);

        bundle();

        assertThat(outside).exists();
        assertThat(directory.resolve("link")).doesNotExist();
    }

    @Test
    void made_in_place_of_a_link_leaves_what_that_leads_to() throws IOException {
        Path outside = write("outside/precious.txt", "x");
        Files.createDirectories(project.resolve("target/kismet"));
        Files.createSymbolicLink(project.resolve("target/kismet/notes"), outside.getParent());

        Path directory = bundle();

        assertThat(outside).exists();
        assertThat(directory).isDirectory();
        assertThat(Files.isSymbolicLink(directory)).isFalse();
    }

    @Test
    void refuses_links_among_the_files_for_the_browser() throws IOException {
        Path secret = write("secret.txt", "x");
        Files.createSymbolicLink(write("src/main/httpd/a.txt", "x").resolveSibling("b.txt"), secret);

        assertThatThrownBy(this::bundle)
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("b.txt", "symbolic link", "leave httpd", "copy");
    }

    @Test
    void refuses_a_project_whose_jar_is_not_built() {
        Jar unbuilt = new Jar("com.example", "notes", "1.0", null, null);

        assertThatThrownBy(() -> ClassPath.of(unbuilt, List.of()))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("com.example:notes:1.0", "mvn package");
    }

    @Test
    void refuses_a_dependency_that_is_a_directory_of_classes() throws IOException {
        Path classes = Files.createDirectories(project.resolve("other/target/classes"));
        Jar own = jar("com.example", "notes", "1.0", null);

        assertThatThrownBy(() -> ClassPath.of(own, List.of(new Jar("org.a", "other", "1", null, classes))))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("org.a:other:1", "mvn package");
    }

    @Test
    void refuses_a_file_name_that_the_launcher_cannot_hold() throws IOException {
        Jar odd = jar("com.example", "notes", "1'0", null);

        assertThatThrownBy(() -> ClassPath.of(odd, List.of()))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("notes-1'0.jar");
    }

    @Test
    void for_browsers_only_has_neither_launcher_nor_jars() throws IOException {
        write("src/main/httpd/index.html", "<p>");
        PluginNames names = PluginNames.webOnly("notes", null, null);

        Path directory = bundle(names, ClassPath.none());

        assertThat(filesIn(directory))
                .containsExactly(
                        "SHA256SUMS",
                        "httpd/index.html",
                        "install.sh",
                        "manifest.conf",
                        "sbom.cdx.json",
                        "uninstall.sh");
        assertThat(directory.resolve("lib")).doesNotExist();
    }

    @Test
    void holds_licence_and_readme_if_there_are_any() throws IOException {
        write("LICENSE", "Do as you please");
        write("README.md", "# Notes");
        write("LICENSE.orig", "x");

        Path directory = bundle();

        assertThat(filesIn(directory)).contains("LICENSE", "README.md").doesNotContain("LICENSE.orig");
        assertThat(directory.resolve("SHA256SUMS")).content().contains("  LICENSE\n", "  README.md\n");
    }

    @Test
    void comes_with_notes_on_installing_it() {
        assertThat(InstallNotes.of(Path.of("/tmp/notes"), NAMES))
                .contains("  /tmp/notes/install.sh", "  sudo /tmp/notes/install.sh");
    }

    @Test
    void comes_with_notes_on_copying_it_by_hand() {
        assertThat(InstallNotes.of(Path.of("/tmp/it's mine/notes"), NAMES))
                .anySatisfy(line -> assertThat(line).contains("cp -r '/tmp/it'\\''s mine/notes' ~/.kismet/plugins/"))
                .contains("  helper_binary_path=%B", "  helper_binary_path=%h/.kismet/plugins/notes");
    }

    @Test
    void for_browsers_only_needs_no_directory_of_programs() {
        assertThat(InstallNotes.of(Path.of("/tmp/notes"), PluginNames.webOnly("notes", null, null)))
                .contains("  /tmp/notes/install.sh", "  sudo /tmp/notes/install.sh")
                .anySatisfy(line -> assertThat(line).contains("cp -r /tmp/notes ~/.kismet/plugins/"))
                .noneSatisfy(line -> assertThat(line).containsAnyOf("helper_binary_path", "--doctor"));
    }

    private Path bundle(Jar... dependencies) throws IOException {
        return bundle(NAMES, ClassPath.of(jar("com.example", "notes", "1.0", null), List.of(dependencies)));
    }

    private Path bundle(PluginNames names, ClassPath classPath) throws IOException {
        WebDirectory web = new WebDirectory(project.resolve("src/main/httpd"));
        PluginManifest manifest = PluginManifest.of(names, ABOUT, web.script(names), null);
        Path billOfMaterials = write("target/kismet-sbom/sbom.cdx.json", "{}");
        StartOptions start = StartOptions.of(MinimumJava.of(null));
        return new Bundle(names, manifest, classPath, web, start, billOfMaterials, new Documents(project))
                .writeTo(project.resolve("target/kismet"));
    }

    private Jar jar(String groupId, String artifactId, String version, @Nullable String classifier) throws IOException {
        Path file = write("repository/" + groupId + "/" + artifactId + version + classifier + ".jar", groupId);
        return new Jar(groupId, artifactId, version, classifier, file);
    }

    private Path write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> directory.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
