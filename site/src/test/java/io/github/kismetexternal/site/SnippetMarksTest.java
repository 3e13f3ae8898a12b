package io.github.kismetexternal.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SnippetMarksTest {
    @Test
    void lines_with_marks_go_and_no_others(@TempDir Path site) throws IOException {
        Path page = Files.createDirectories(site.resolve("guides")).resolve("a.html");
        Files.writeString(page, """
                <pre><code>&lt;a&gt;
                  &lt;!-- START SNIPPET: b --&gt;
                  &lt;b/&gt;
                  // END SNIPPET: b
                &lt;/a&gt;
                </code></pre>
                """);
        SnippetMarks.main(new String[] {site.toString()});
        assertThat(page).hasContent("""
                <pre><code>&lt;a&gt;
                  &lt;b/&gt;
                &lt;/a&gt;
                </code></pre>
                """);
    }
}
