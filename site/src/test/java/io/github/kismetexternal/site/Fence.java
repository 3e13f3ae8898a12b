package io.github.kismetexternal.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;

/**
 * A block of code in a page, with what is said of it in the comment in front of it.
 *
 * @param page the page, such as {@code guides/testing.md}
 * @param line where the block begins, from 1
 * @param language what stands after the back-ticks
 * @param text what stands between them
 * @param remarks what comments like {@code <!-- no-run: reason -->} say, by the word before the colon
 */
public record Fence(String page, int line, String language, String text, Map<String, String> remarks) {

    static Fence of(String page, FencedCodeBlock block) {
        Map<String, String> remarks = block.getPrevious() instanceof HtmlBlock comment
                ? Remarks.in(comment.getLiteral())
                : Map.of();
        int line = block.getSourceSpans().get(0).getLineIndex() + 1;
        return new Fence(page, line, block.getInfo(), block.getLiteral(), remarks);
    }

    /** The commands in it, each in one line as the shell reads it. */
    public List<String> commands() {
        List<String> commands = new ArrayList<>();
        for (String command : text.replaceAll("\\\\\n\\s*", "").split("\n")) {
            if (!command.isBlank() && !command.startsWith("#")) {
                commands.add(command.strip());
            }
        }
        return commands;
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
