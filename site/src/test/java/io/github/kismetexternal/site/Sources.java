package io.github.kismetexternal.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The pages as they are written. */
public final class Sources {
    private static final Path DIRECTORY = Path.of("src/site/markdown");
    private static final Parser PARSER = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private Sources() {}

    /** The blocks of code in one page, such as {@code tutorial.md}, from top to bottom. */
    public static List<Fence> fences(String page) {
        List<Fence> fences = new ArrayList<>();
        PARSER.parse(text(page)).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                fences.add(Fence.of(page, block));
            }

            @Override
            public void visit(IndentedCodeBlock block) {
                int line = block.getSourceSpans().get(0).getLineIndex() + 1;
                throw new AssertionError(page + ":" + line + ": code must stand in a fence, not be indented");
            }
        });
        return fences;
    }

    /** All pages that are written by hand, in the order of their names. */
    static List<String> pages() {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> DIRECTORY.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Fence> fences() {
        return pages().stream().flatMap(page -> fences(page).stream()).toList();
    }

    static String text(String page) {
        try {
            return Files.readString(DIRECTORY.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
