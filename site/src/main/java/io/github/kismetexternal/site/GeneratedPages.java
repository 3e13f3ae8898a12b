package io.github.kismetexternal.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes, as Markdown, the pages that are made from other files of the repository. */
public final class GeneratedPages {
    private static final String DESCRIPTOR = "packaging-plugin/target/classes/META-INF/maven/plugin.xml";

    private GeneratedPages() {}

    /**
     * Takes the repository's directory, the one to write to, and that of the site. The latter becomes the place from
     * which samples are named, for the rest of the build: Doxia has no other setting for it, and looks from where Maven
     * was started.
     */
    public static void main(String[] args) throws IOException {
        System.setProperty("basedir", args[2]);
        Path repository = Path.of(args[0]);
        Path pages = Path.of(args[1]);
        write(pages.resolve("reference/goals.md"), GoalsPage.of(repository.resolve(DESCRIPTOR)));
        write(pages.resolve("reference/rules.md"), Files.readString(repository.resolve("packaging-plugin/RULES.md")));
    }

    private static void write(Path page, String text) throws IOException {
        Files.createDirectories(page.getParent());
        Files.writeString(page, text);
    }
}
