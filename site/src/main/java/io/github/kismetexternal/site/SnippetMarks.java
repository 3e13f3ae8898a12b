package io.github.kismetexternal.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Takes out of pages what marks samples within a sample, as Doxia leaves it there for people to wonder about. */
public final class SnippetMarks {
    private static final String MARK = "(?m)^.*(START|END) SNIPPET: .*\\R";
    private static final String API = "apidocs";

    private SnippetMarks() {}

    /** Takes the directory of the site. */
    public static void main(String[] args) throws IOException {
        for (Path page : pages(Path.of(args[0]))) {
            String text = Files.readString(page);
            String without = without(text);
            if (!without.equals(text)) {
                Files.writeString(page, without);
            }
        }
    }

    static String without(String text) {
        return text.replaceAll(MARK, "");
    }

    private static List<Path> pages(Path site) throws IOException {
        Path api = site.resolve(API);
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(file -> file.toString().endsWith(".html") && !file.startsWith(api)).toList();
        }
    }
}
