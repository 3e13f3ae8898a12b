package io.github.kismetexternal.packaging.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchTest {
    @TempDir
    Path project;

    private Path source;
    private SourceWatch watch;

    @BeforeEach
    void beginToWatch() throws IOException {
        source = write("src/a/A.java", "a");
        watch = new SourceWatch(
                List.of(project.resolve("src"), project.resolve("pom.xml"), project.resolve("none")),
                List.of(project.resolve("src/target")));
    }

    @Test
    void finds_nothing_where_nothing_has_changed() throws IOException {
        assertThat(watch.changed()).isEmpty();
        assertThat(watch.changed()).isEmpty();
    }

    @Test
    void finds_what_was_made_changed_and_deleted_since_the_last_time() throws IOException {
        Path pom = write("pom.xml", "<project/>");
        assertThat(settled()).containsExactly(pom);

        Path other = write("src/b/c/B.java", "b");
        assertThat(settled()).containsExactly(other);

        write("src/a/A.java", "longer");
        Files.delete(other);
        assertThat(settled()).containsExactly(source, other);
        assertThat(settled()).isEmpty();
    }

    @Test
    void finds_a_change_that_leaves_the_size_as_it_was() throws IOException {
        Files.setLastModifiedTime(source, FileTime.fromMillis(1_000_000));

        assertThat(settled()).containsExactly(source);
    }

    @Test
    void waits_until_nothing_changes_any_more() throws IOException {
        write("src/b.txt", "1");
        assertThat(watch.changed()).isEmpty();
        write("src/b.txt", "12");
        assertThat(watch.changed()).isEmpty();
        assertThat(watch.changed()).containsExactly(project.resolve("src/b.txt"));
    }

    @Test
    void forgets_a_change_that_was_taken_back_meanwhile() throws IOException {
        Path file = write("src/b.txt", "1");
        watch.changed();
        Files.delete(file);

        assertThat(settled()).isEmpty();
    }

    @Test
    void leaves_out_what_builds_and_editors_write() throws IOException {
        write("src/target/classes/A.class", "a");
        write("src/a/.A.java.swp", "a");
        write("src/a/A.java~", "a");
        write("src/.git/index", "a");
        write("other.txt", "a");

        assertThat(settled()).isEmpty();
    }

    @Test
    void a_directory_that_is_added_is_watched_from_then_on() throws IOException {
        write("web/a.html", "a");
        watch.add(project.resolve("web"));
        assertThat(settled()).isEmpty();

        Path page = write("web/b.html", "b");

        assertThat(settled()).containsExactly(page);
    }

    @Test
    void a_directory_that_is_watched_already_does_not_hide_changes_when_it_is_added() throws IOException {
        Path page = write("src/web/a.html", "a");

        watch.add(project.resolve("src/web"));

        assertThat(settled()).containsExactly(page);
    }

    /** What is found by the second of two looks that find the same. */
    private Iterable<Path> settled() throws IOException {
        assertThat(watch.changed()).isEmpty();
        return watch.changed();
    }

    private Path write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
