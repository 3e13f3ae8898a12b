package io.github.kismetexternal.packaging.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 100, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArchiveRulesTest {
    static final List<String> RULES = List.of("bundle-unreadable", "bundle-too-large", "archive-absolute-name",
            "archive-parent-name", "backslash-in-name", "archive-duplicate", "archive-through-link", "archive-root",
            "special-file");

    @TempDir
    Path parent;

    @ParameterizedTest
    @ValueSource(strings = {"tar -czf a.tgz notes", "tar --format=posix -czf a.tgz ./notes", "zip -qr a.tgz notes"})
    void an_archive_of_a_good_plugin_breaks_no_rule(String command) throws Exception {
        new PluginFixture(parent);
        run(command);

        assertThat(validate(parent.resolve("a.tgz")).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar -czf a.tgz notes", "zip -qr a.tgz notes"})
    void an_archive_is_checked_as_the_directory_is(String command) throws Exception {
        PluginFixture plugin = new PluginFixture(parent)
                .mode("kismet_notes", "rw-r--r--")
                .file("lib/notes.jar", PluginFixture.jar("a/B.class", 65))
                .file("httpd/js/notes.js", "export {")
                .file("httpd/sub/index.html", "<img src=x>")
                .file("httpd/a b.txt", "")
                .manifest("author=Ada\n", "");
        run(command);

        assertThat(validate(parent.resolve("a.tgz")).text()).isEqualTo(plugin.validate().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar -czf a.tgz notes", "zip -qry a.tgz notes"})
    void links_in_an_archive_are_judged(String command) throws Exception {
        new PluginFixture(parent).link("httpd/x.js", "/none/x").link("lib/x", "notes.jar");
        run(command);

        assertThat(PluginFixture.idsOf(validate(parent.resolve("a.tgz")))).contains("link-leaves-bundle", "link");
    }

    @Test
    void a_hard_link_that_leaves_is_refused() throws IOException {
        Path archive = tar(tar -> {
            TarArchiveEntry entry = new TarArchiveEntry("notes/x", TarConstants.LF_LINK);
            entry.setLinkName("../secret");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        });

        assertThat(PluginFixture.of(validate(archive), "link-leaves-bundle")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/x", "C:/x"})
    void absolute_names_are_refused(String name) throws IOException {
        assertThat(idsOfArchivesWith(name)).allMatch(ids -> ids.contains("archive-absolute-name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes/../../x", "../x", "notes/.."})
    void names_that_climb_are_refused(String name) throws IOException {
        assertThat(idsOfArchivesWith(name)).allMatch(ids -> ids.contains("archive-parent-name"));
    }

    @Test
    void backslashes_are_refused() throws IOException {
        assertThat(idsOfArchivesWith("notes/..\\x")).allMatch(ids -> ids.contains("backslash-in-name"));
    }

    @Test
    void backslashes_of_a_zip_made_on_dos_are_refused() throws IOException {
        Path archive = parent.resolve("dos.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("notes\\x"));
        }

        assertThat(PluginFixture.idsOf(validate(archive))).contains("backslash-in-name");
    }

    @Test
    void entries_that_are_there_twice_are_refused() throws IOException {
        assertThat(idsOfArchivesWith("notes/./manifest.conf")).allMatch(ids -> ids.contains("archive-duplicate"));
    }

    @Test
    void entries_inside_a_file_are_refused() throws IOException {
        assertThat(idsOfArchivesWith("notes/manifest.conf/x")).allMatch(ids -> ids.contains("archive-through-link"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other/x", "README"})
    void a_second_thing_at_the_top_is_refused(String name) throws IOException {
        assertThat(idsOfArchivesWith(name)).allMatch(ids -> ids.contains("archive-root"));
    }

    @Test
    void an_archive_without_a_directory_is_refused() throws Exception {
        new PluginFixture(parent);
        run("cd notes && tar -czf ../a.tgz *");

        assertThat(PluginFixture.idsOf(validate(parent.resolve("a.tgz")))).contains("archive-root");
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_FIFO, TarConstants.LF_CHR, TarConstants.LF_BLK})
    void special_files_in_a_tar_are_refused(byte type) throws IOException {
        Path archive = tar(tar -> {
            tar.putArchiveEntry(new TarArchiveEntry("notes/x", type));
            tar.closeArchiveEntry();
        });

        assertThat(PluginFixture.of(validate(archive), "special-file")).hasSize(1);
    }

    @Test
    void special_files_in_a_directory_are_refused() throws Exception {
        PluginFixture plugin = new PluginFixture(parent);
        run("mkfifo notes/httpd/x");

        assertThat(PluginFixture.of(plugin.validate(), "special-file"))
                .extracting(Finding::file)
                .containsExactly("httpd/x");
    }

    @Test
    void special_files_in_a_zip_are_refused() throws IOException {
        Path archive = zip(zip -> {
            ZipArchiveEntry entry = new ZipArchiveEntry("notes/x");
            entry.setUnixMode(0010644);
            zip.putArchiveEntry(entry);
            zip.closeArchiveEntry();
        });

        assertThat(PluginFixture.of(validate(archive), "special-file")).hasSize(1);
    }

    @Test
    void a_file_over_64_mib_is_refused_however_small_the_archive_is() throws IOException {
        long start = System.nanoTime();

        assertThat(PluginFixture.of(validate(tar(tar -> addZeros(tar, "notes/x", 65))), "bundle-too-large")).hasSize(1);
        assertThat(PluginFixture.of(validate(zip(zip -> {
            zip.putArchiveEntry(new ZipArchiveEntry("notes/x"));
            writeZeros(zip, 65);
            zip.closeArchiveEntry();
        })), "bundle-too-large")).hasSize(1);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(60));
    }

    @Test
    void a_bundle_over_512_mib_is_refused_however_small_the_archive_is() throws IOException {
        Path archive = tar(tar -> {
            for (int i = 0; i < 9; i++) {
                addZeros(tar, "notes/" + i, 60);
            }
        });

        assertThat(PluginFixture.of(validate(archive), "bundle-too-large")).hasSize(1);
    }

    @Test
    void more_than_10_000_entries_are_refused() throws IOException {
        Path tar = tar(out -> {
            for (int i = 0; i < 10_001; i++) {
                add(out, "notes/" + i);
            }
        });
        Path zip = zip(out -> {
            for (int i = 0; i < 10_001; i++) {
                out.putArchiveEntry(new ZipArchiveEntry("notes/" + i));
                out.closeArchiveEntry();
            }
        });

        assertThat(PluginFixture.of(validate(tar), "bundle-too-large")).hasSize(1);
        assertThat(PluginFixture.of(validate(zip), "bundle-too-large")).hasSize(1);
    }

    @Test
    void a_zip_with_a_huge_list_is_refused_before_it_is_read() throws IOException {
        Path archive = zip(out -> {
            for (int i = 0; i < 60_000; i++) {
                out.putArchiveEntry(new ZipArchiveEntry("notes/a-name-of-some-length-" + i));
                out.closeArchiveEntry();
            }
        });

        assertThat(PluginFixture.of(validate(archive), "bundle-too-large")).hasSize(1);
    }

    @Test
    void endless_headers_are_refused() throws IOException {
        Path archive = tar(tar -> {
            TarArchiveEntry longName = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            longName.setSize(3 << 20);
            tar.putArchiveEntry(longName);
            writeZeros(tar, 3);
            tar.closeArchiveEntry();
            add(tar, "notes/x");
        });

        assertThat(PluginFixture.idsOf(validate(archive))).contains("bundle-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PK\3\4garbage", "\u001f\u008bgarbage", "text", "PK\5\6"})
    void what_is_no_archive_is_a_finding(String content) throws IOException {
        Path archive = Files.write(parent.resolve("a"), content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(PluginFixture.idsOf(validate(archive))).contains("bundle-unreadable");
    }

    @Test
    void what_is_not_there_is_a_finding() {
        assertThat(PluginFixture.idsOf(validate(parent.resolve("none")))).contains("bundle-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar -czf a.tgz notes", "zip -qr a.tgz notes"})
    void half_an_archive_is_a_finding_wherever_it_ends(String command) throws Exception {
        new PluginFixture(parent).withoutScripts();
        run(command);
        byte[] whole = Files.readAllBytes(parent.resolve("a.tgz"));
        for (int length = 3; length < whole.length - 30; length += 41) {
            Path half = Files.write(parent.resolve("half"), Arrays.copyOf(whole, length));

            assertThat(validate(half).errors()).isNotEmpty();
        }
    }

    @Test
    void a_damaged_archive_never_makes_it_fail() throws Exception {
        new PluginFixture(parent).withoutScripts();
        run("zip -qr a.zip notes");
        byte[] whole = Files.readAllBytes(parent.resolve("a.zip"));
        for (int i = 2; i < whole.length; i += 7) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) 0xA5;

            assertThat(validate(Files.write(parent.resolve("damaged"), damaged)).findings()).isNotNull();
        }
    }

    private Validation validate(Path archive) {
        return Validation.of(BundleFiles.of(archive), List.of());
    }

    private List<List<String>> idsOfArchivesWith(String name) throws IOException {
        Path tar = tar(out -> {
            add(out, "notes/manifest.conf");
            add(out, name);
        });
        Path zip = zip(out -> {
            for (String entry : List.of("notes/manifest.conf", name)) {
                out.putArchiveEntry(new ZipArchiveEntry(entry));
                out.closeArchiveEntry();
            }
        });
        return Stream.of(tar, zip).map(this::validate).map(PluginFixture::idsOf).toList();
    }

    private void run(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command).directory(parent.toFile()).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private interface Content<T> {
        void writeTo(T out) throws IOException;
    }

    private Path tar(Content<TarArchiveOutputStream> content) throws IOException {
        Path archive = parent.resolve("made.tar.gz");
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(archive));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
            content.writeTo(tar);
        }
        return archive;
    }

    private Path zip(Content<ZipArchiveOutputStream> content) throws IOException {
        Path archive = parent.resolve("made.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive.toFile())) {
            content.writeTo(zip);
        }
        return archive;
    }

    private static void add(TarArchiveOutputStream tar, String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name, true));
        tar.closeArchiveEntry();
    }

    private static void addZeros(TarArchiveOutputStream tar, String name, int mebibytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize((long) mebibytes << 20);
        tar.putArchiveEntry(entry);
        writeZeros(tar, mebibytes);
        tar.closeArchiveEntry();
    }

    private static void writeZeros(OutputStream out, int mebibytes) throws IOException {
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < mebibytes; i++) {
            out.write(zeros);
        }
    }
}
