package _package_;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatchListTest {
    @TempDir
    Path directory;

    private WatchList list() {
        return WatchList.in(directory.resolve("watchlist.txt"));
    }

    @Test
    void outlives_the_plugin() {
        WatchList list = list();
        list.add(WatchPattern.parse("Guest*"));
        list.add(WatchPattern.parse("02:4b:50"));
        list.add(WatchPattern.parse("Guest*"));
        list.add(WatchPattern.parse("Home"));
        list.remove(WatchPattern.parse("Home"));

        assertThat(list().patterns()).extracting(WatchPattern::text).containsExactly("Guest*", "02:4B:50");
    }

    @Test
    void leaves_out_lines_that_are_no_pattern() throws Exception {
        Files.writeString(directory.resolve("watchlist.txt"), "Guest*\n\nx\u202Ey\nHome\n");

        assertThat(list().patterns()).extracting(WatchPattern::text).containsExactly("Guest*", "Home");
    }

    @Test
    void has_at_most_thirty_patterns() {
        WatchList list = list();
        IntStream.range(0, WatchList.MOST).forEach(i -> list.add(new SsidGlob("network " + i)));

        assertThatIllegalArgumentException().isThrownBy(() -> list.add(new SsidGlob("one more")));
        assertThat(list.patterns()).hasSize(WatchList.MOST);
    }

    @Test
    void stays_as_it_was_if_it_cannot_be_kept() throws Exception {
        WatchList list = list();
        Files.createDirectory(directory.resolve("watchlist.txt.new"));

        assertThatThrownBy(() -> list.add(new SsidGlob("Home"))).isInstanceOf(UncheckedIOException.class);
        assertThat(list.patterns()).isEmpty();
    }
}
