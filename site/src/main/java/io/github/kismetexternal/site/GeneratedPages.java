package io.github.kismetexternal.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes, as Markdown, the pages that are made from other files of the repository. */
public final class GeneratedPages {
    private static final String DESCRIPTOR = "packaging-plugin/target/classes/META-INF/maven/plugin.xml";

    private GeneratedPages() {}

    /** Takes the repository's directory and the one to write to. */
    public static void main(String[] args) throws IOException {
        Path repository = Path.of(args[0]);
        Path pages = Path.of(args[1]);
        write(pages.resolve("reference/goals.md"), GoalsPage.of(repository.resolve(DESCRIPTOR)));
        write(pages.resolve("reference/rules.md"), Files.readString(repository.resolve("packaging-plugin/RULES.md")));
        write(pages.resolve("decisions/index.md"), decisions(repository.resolve("site/src/site/markdown/decisions")));
    }

    private static String decisions(Path directory) throws IOException {
        StringBuilder page = new StringBuilder("""
                # Decisions

                What was decided while the kit was made, each with what speaks for it and what it costs.

                """);
        for (Path decision : files(directory)) {
            String title = Files.readAllLines(decision).get(0).replaceFirst("^# ", "");
            page.append("- [").append(title).append("](").append(decision.getFileName()).append(")\n");
        }
        return page.toString();
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void write(Path page, String text) throws IOException {
        Files.createDirectories(page.getParent());
        Files.writeString(page, text);
    }
}
