package io.github.kismetexternal.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What runs commands: test classes, folders of stories, and the continuous build. */
final class Runners {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path STORIES = REPOSITORY.resolve("packaging-plugin/src/it");
    private static final String CI = ".ci/run";

    private Runners() {}

    /** Returns the text of the test with that name, or all texts of the story. */
    static String text(String name) {
        List<Path> files = files(name);
        assertThat(files).as("%s must be the name of a test class, of a folder in %s, or %s", name, STORIES, CI)
                .isNotEmpty();
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(read(file)).append('\n');
        }
        return text.toString();
    }

    private static List<Path> files(String name) {
        if (name.equals(CI)) {
            return List.of(REPOSITORY.resolve(CI));
        }
        Path story = STORIES.resolve(name);
        if (Files.isRegularFile(story.resolve("pom.xml"))) {
            return find(story, "");
        }
        return name.endsWith("Test") || name.endsWith("IT") ? find(REPOSITORY, "/" + name + ".java") : List.of();
    }

    private static List<Path> find(Path directory, String end) {
        try (Stream<Path> files = Files.find(directory, 20, (file, attributes) -> attributes.isRegularFile()
                && file.toString().endsWith(end) && !file.toString().contains("/target/"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
