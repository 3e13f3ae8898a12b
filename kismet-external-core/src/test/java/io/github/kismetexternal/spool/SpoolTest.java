package io.github.kismetexternal.spool;

import io.github.kismetexternal.LogCapture;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Timeout(20)
class SpoolTest {
    private static final String LEFT = "0123456789abcdef0123456789abcdef.json";

    private final ManualTimer timer = new ManualTimer();
    private final LogCapture log = LogCapture.ofLibrary();
    private Path plugin;
    private Path directory;

    @BeforeEach
    void install(@TempDir Path plugins) throws IOException {
        plugin = Files.createDirectories(plugins.resolve("probe"));
        directory = Files.createDirectory(plugin.resolve("httpd")).resolve("spool");
    }

    @AfterEach
    void close() {
        timer.shutdownNow();
        log.close();
    }

    @Test
    void writes_what_kismet_serves_by_a_name_that_nobody_guesses() throws Exception {
        try (Spool spool = spool(1000)) {
            Set<String> addresses = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                addresses.add(spool.put(Bytes.of("0123456789").slice(0, 1 + i % 10), "json"));
            }

            assertThat(addresses).hasSize(100)
                    .allMatch(address -> address.matches("plugin/probe/spool/[0-9a-f]{32}\\.json"));
            assertThat(Files.readString(file(spool.put(Bytes.of("content").slice(3, 6), "txt")))).isEqualTo("ten");
        }
    }

    @Test
    void keeps_files_larger_than_one_write_whole() throws Exception {
        try (Spool spool = spool(1 << 20)) {
            byte[] content = "0123456789abcde\n".repeat(1 << 16).getBytes(US_ASCII);

            assertThat(file(spool.put(Bytes.of(content), "txt"))).hasBinaryContent(content);
        }
    }

    @Test
    void is_for_the_owner_only() throws Exception {
        try (Spool spool = spool(1000)) {
            Path file = file(spool.put(bytes(1), "txt"));

            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(directory)).isEqualTo("rwx------");
        }
    }

    @Test
    void closes_a_directory_that_was_open_to_others() throws Exception {
        Files.createDirectory(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Spool spool = spool(1000)) {
            spool.put(bytes(1), "txt");

            assertThat(permissions(directory)).isEqualTo("rwx------");
        }
    }

    @Test
    void makes_the_directories_of_a_plugin_without_files_for_the_browser() throws Exception {
        Files.delete(directory.getParent());
        try (Spool spool = spool(1000)) {
            assertThat(file(spool.put(bytes(1), "txt"))).exists();
        }
    }

    @Test
    void does_not_bring_back_a_plugin_that_was_uninstalled() throws Exception {
        try (Spool spool = spool(1000)) {
            Files.delete(directory.getParent());
            Files.delete(plugin);

            assertThat(spool.put(bytes(1), "txt")).isNull();
            assertThat(plugin).doesNotExist();
        }
    }

    @Test
    void removes_a_file_after_a_minute() throws Exception {
        try (Spool spool = spool(10)) {
            Path file = file(spool.put(bytes(10), "txt"));

            assertThat(timer.delays).containsExactly(60L);
            assertThat(file).exists();
            timer.tasks.get(0).run();

            assertThat(file).doesNotExist();
            assertThat(spool.put(bytes(10), "txt")).describedAs("the room is free again").isNotNull();
        }
    }

    @Test
    void takes_as_much_as_it_has_room_for_and_no_byte_more() throws Exception {
        try (Spool spool = spool(10)) {
            Path first = file(spool.put(bytes(4), "txt"));
            Path second = file(spool.put(bytes(6), "txt"));

            assertThat(first).exists();
            assertThat(second).exists();
            assertThat(spool.put(bytes(1), "txt")).isNotNull();
            assertThat(first).doesNotExist();
            assertThat(second).exists();
        }
    }

    @Test
    void leaves_all_files_for_one_that_would_not_fit_without_them_either() throws Exception {
        try (Spool spool = spool(10)) {
            Path first = file(spool.put(bytes(10), "txt"));

            assertThat(spool.put(bytes(11), "txt")).isNull();

            assertThat(first).exists();
            assertThat(log.lines(Level.WARNING)).isEmpty();
        }
    }

    @Test
    void lets_the_oldest_go_first() throws Exception {
        try (Spool spool = spool(10)) {
            Path first = file(spool.put(bytes(3), "txt"));
            Path second = file(spool.put(bytes(3), "txt"));
            Path third = file(spool.put(bytes(3), "txt"));

            assertThat(file(spool.put(bytes(5), "txt"))).exists();

            assertThat(first).doesNotExist();
            assertThat(second).doesNotExist();
            assertThat(third).exists();
            timer.tasks.get(0).run();
            assertThat(spool.put(bytes(3), "txt")).describedAs("room that was given back once only").isNotNull();
            assertThat(third).doesNotExist();
        }
    }

    @Test
    void deletes_what_an_earlier_run_left_and_nothing_else() throws Exception {
        Files.createDirectory(directory);
        Path elsewhere = Files.writeString(plugin.resolve("elsewhere"), "x");
        Files.createSymbolicLink(directory.resolve("f" + LEFT.substring(1)), elsewhere);
        Files.createDirectory(directory.resolve("e" + LEFT.substring(1)));
        Files.writeString(directory.resolve("readme.txt"), "x");
        Set<String> foreign = files();
        Files.writeString(directory.resolve(LEFT), "x");
        try (Spool spool = spool(1000)) {
            spool.clear();

            assertThat(files()).isEqualTo(foreign);
        }
        assertThat(files()).isEqualTo(foreign);
        assertThat(elsewhere).exists();
    }

    @Test
    void deletes_what_an_earlier_run_left_before_it_writes_and_never_again() throws Exception {
        Files.createDirectory(directory);
        Files.writeString(directory.resolve(LEFT), "x");
        try (Spool spool = spool(1000)) {
            Path file = file(spool.put(bytes(1), "txt"));
            spool.clear();

            assertThat(files()).containsExactly(file.getFileName().toString());
        }
    }

    @Test
    void leaves_nothing_when_it_is_closed() throws Exception {
        Spool spool = spool(1000);
        spool.put(bytes(1), "txt");
        spool.put(bytes(1), "png");
        spool.close();

        assertThat(directory).doesNotExist();
        assertThat(spool.put(bytes(1), "txt")).isNull();
        spool.clear();
        assertThat(directory).doesNotExist();
        timer.tasks.forEach(Runnable::run);
        assertThat(log.lines(Level.WARNING)).isEmpty();
    }

    @Test
    void makes_nothing_where_nothing_is_put() throws Exception {
        try (Spool spool = spool(1000)) {
            spool.clear();
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void never_writes_through_a_link_and_says_so_once(@TempDir Path elsewhere) throws Exception {
        Files.writeString(elsewhere.resolve(LEFT), "x");
        Files.createSymbolicLink(directory, elsewhere);
        try (Spool spool = spool(1000)) {
            spool.clear();
            assertThat(log.lines(Level.WARNING)).isEmpty();
            assertThat(spool.put(bytes(1), "txt")).isNull();
            assertThat(spool.put(bytes(1), "txt")).isNull();
        }
        assertThat(log.lines(Level.WARNING)).singleElement().asString()
                .contains("several frames", directory.toString(), "must be a directory, not a link");
        assertThat(elsewhere.resolve(LEFT)).exists();
        assertThat(directory).isSymbolicLink();
    }

    @Test
    void never_writes_through_a_link_that_takes_the_directorys_place(@TempDir Path elsewhere) throws Exception {
        try (Spool spool = spool(1000)) {
            Path file = file(spool.put(bytes(1), "txt"));
            Files.move(directory, plugin.resolve("moved"));
            Files.createSymbolicLink(directory, elsewhere);

            assertThat(spool.put(bytes(1), "txt")).isNull();
            assertThat(file).doesNotExist();
        }
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(directory).isSymbolicLink();
    }

    @Test
    void does_without_a_directory_that_cannot_be_made() throws Exception {
        Files.delete(directory.getParent());
        Files.writeString(directory.getParent(), "a file");
        try (Spool spool = spool(1000)) {
            assertThat(spool.put(bytes(1), "txt")).isNull();
            assertThat(spool.put(bytes(1), "txt")).isNull();
        }
        assertThat(log.lines(Level.WARNING)).hasSize(1);
    }

    @Test
    void does_without_a_directory_of_another_user() throws Exception {
        Files.createDirectory(directory);
        int own = (int) Files.getAttribute(directory, "unix:uid");
        assumeTrue(own == 0, "only root can give a directory away");
        Files.setAttribute(directory, "unix:uid", 65_534);
        try (Spool spool = spool(1000)) {
            assertThat(spool.put(bytes(1), "txt")).isNull();
            assertThat(files()).isEmpty();
        }
        assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("must belong to the user");
    }

    @Test
    void does_without_a_plugin_directory() {
        try (Spool spool = new Spool(null, null, 1000, timer)) {
            spool.clear();
            assertThat(log.lines(Level.WARNING)).isEmpty();
            assertThat(spool.put(bytes(1), "txt")).isNull();
            assertThat(spool.put(bytes(1), "txt")).isNull();
        }
        assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("start the plugin by its launcher");
    }

    @Test
    void does_without_a_directory_that_kismet_may_serve_by_another_name() {
        try (Spool spool = new Spool(plugin.toString(), "other", 1000, timer)) {
            assertThat(spool.put(bytes(1), "txt")).isNull();
        }
        assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("must be called other");
    }

    @Test
    void takes_the_name_of_the_directory_where_no_other_is_known() throws Exception {
        try (Spool spool = new Spool(plugin.toString(), null, 1000, timer)) {
            assertThat(spool.put(bytes(1), "txt")).startsWith("plugin/probe/spool/");
        }
    }

    @Test
    void leaves_no_part_of_a_file_when_it_is_interrupted() throws Exception {
        try (Spool spool = spool(10)) {
            Thread.currentThread().interrupt();

            assertThat(spool.put(bytes(10), "txt")).isNull();
            assertThat(Thread.interrupted()).isTrue();

            assertThat(files()).isEmpty();
            assertThat(log.lines(Level.WARNING)).isEmpty();
            assertThat(spool.put(bytes(10), "txt")).describedAs("the room is free again").isNotNull();
        }
    }

    @Test
    void takes_files_from_many_threads_one_after_the_other_where_there_is_no_room_for_two() throws Exception {
        try (Spool spool = spool(15)) {
            List<CompletableFuture<@Nullable String>> puts = IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> spool.put(bytes(10), "txt")))
                    .toList();

            List<String> addresses = puts.stream().map(CompletableFuture::join).toList();
            assertThat(addresses).doesNotContainNull().doesNotHaveDuplicates();
            assertThat(files()).describedAs("what there is room for").hasSize(1);
        }
        assertThat(directory).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {LEFT, "ffffffffffffffffffffffffffffffff.js"})
    void knows_its_own_names(String name) {
        assertThat(SpoolDirectory.isSpooled(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "index.html",
        "0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef.",
        "0123456789abcdef0123456789abcde.json",
        "0123456789abcdef0123456789abcdef0.json",
        "0123456789abcdef0123456789abcdeg.json",
        "0123456789ABCDEF0123456789abcdef.json",
        "0123456789abcdef0123456789abcdef.JSON",
        "0123456789abcdef0123456789abcdef.tar.gz",
    })
    void knows_names_that_are_not_its_own(String name) {
        assertThat(SpoolDirectory.isSpooled(name)).isFalse();
    }

    private Spool spool(long capacity) {
        return new Spool(plugin.toString(), "probe", capacity, timer);
    }

    private Path file(@Nullable String address) {
        assertThat(address).startsWith("plugin/probe/spool/");
        return directory.resolve(address.substring("plugin/probe/spool/".length()));
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            Set<String> names = new HashSet<>();
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
            return names;
        }
    }

    private static Bytes bytes(int size) {
        return Bytes.of("x".repeat(size));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, NOFOLLOW_LINKS));
    }

    /** Keeps what is to be done later until the test does it. */
    private static final class ManualTimer extends ScheduledThreadPoolExecutor {
        final List<Runnable> tasks = new ArrayList<>();
        final List<Long> delays = new ArrayList<>();

        ManualTimer() {
            super(1);
        }

        @Override
        public synchronized ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            tasks.add(task);
            delays.add(unit.toSeconds(delay));
            return super.schedule(() -> {}, 0, unit);
        }
    }
}
