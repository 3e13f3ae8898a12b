package io.github.kismetexternal.packaging.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code RULES.md}, where people read about the rules, equal to what is checked. */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("RULES.md");
    private static final Path GENERATED = Path.of("target", "RULES.md");

    @Test
    void says_what_the_rules_say() throws IOException {
        String wanted = text();
        Files.createDirectories(GENERATED.getParent());
        Files.writeString(GENERATED, wanted);

        assertThat(Files.readString(DOCUMENT))
                .as("RULES.md must list the rules as they are; in packaging-plugin: cp %s %s", GENERATED, DOCUMENT)
                .isEqualTo(wanted);
    }

    private static String text() {
        StringBuilder text = new StringBuilder("""
                # What `kismet:validate` checks

                Made from the rules themselves: change those. The tests compare, and write what belongs here to
                `target/RULES.md`.

                `kismet:bundle` and the packaging `kismet-plugin` check all of them, and so does `mvn kismet:validate`,
                with `-Dkismet.bundle=<path>` of a directory or archive of anybody. An error fails the build, a warning
                is printed. A rule that does not apply is silenced by its id, in the plugin's configuration
                (`<silence>html-dead-link,link</silence>`) or by `-Dkismet.silence=html-dead-link,link`.
                """);
        for (Rule rule : Rules.all()) {
            text.append("\n## ").append(rule.id()).append("\n\n**").append(escaped(rule.title())).append(".** (")
                    .append(rule.severity()).append(")\n\n").append(escaped(rule.why())).append("\n\nWhat to do: ")
                    .append(escaped(rule.fix())).append(".\n");
        }
        return text.toString();
    }

    /** What Markdown would take for a tag or an emphasis. */
    private static String escaped(String text) {
        return text.replaceAll("[<_*\\[`]", "\\\\$0");
    }
}
