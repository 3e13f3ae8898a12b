package io.github.kismetexternal.tests.documented;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The commands that a page of the documentation tells its reader to run. */
public final class PageCommands {
    /** The repository's front page, for which the site's has another. */
    public static final String README = "../../../../README.md";

    private static final Path PAGES = Path.of("../../site/src/site/markdown");

    private PageCommands() {}

    /**
     * Returns the arguments of each Maven command that a page says a test runs, as the shell reads them.
     *
     * @param page such as {@code "start.md"}
     */
    public static List<List<String>> maven(String page, Class<?> test) throws IOException, InterruptedException {
        Pattern fence = Pattern.compile(
                "<!-- run-by: " + test.getSimpleName() + " -->\\s+```sh\n(.*?)```", Pattern.DOTALL);
        Matcher fences = fence.matcher(Files.readString(PAGES.resolve(page)));
        List<List<String>> commands = new ArrayList<>();
        while (fences.find()) {
            for (String line : fences.group(1).replace("\\\n", " ").split("\n")) {
                assertThat(line).startsWith("mvn ");
                commands.add(words(line.substring("mvn ".length())));
            }
        }
        assertThat(commands).as("commands in %s that %s runs", page, test.getSimpleName()).isNotEmpty();
        return commands;
    }

    private static List<String> words(String line) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", "printf '%s\\n' " + line).start();
        String words = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).isZero();
        return List.of(words.split("\n"));
    }
}
