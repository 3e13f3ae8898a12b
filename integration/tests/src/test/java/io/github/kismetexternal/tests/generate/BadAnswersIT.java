package io.github.kismetexternal.tests.generate;

import io.github.kismetexternal.tests.MavenRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An answer that would make a plugin that does not build or work is refused, with the reason, and leaves nothing. */
@Timeout(300)
class BadAnswersIT {
    private static final Duration END = Duration.ofSeconds(200);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(textBlock = """
            groupId,    org/example,     groupId (org/example) must be words of letters
            artifactId, device watch,    artifactId (device watch) must begin with a letter
            artifactId, kismet,          artifactId (kismet) must not be kismet
            version,    one/2,           version (one/2) must begin with a digit
            package,    org.example.new, package (org.example.new) must have no word that Java has reserved
            pluginName, <b>Watch</b>,    pluginName (<b>Watch</b>) must be 1 to 60 letters
            dirname,    my watch,        dirname (my watch) must be a lower-case letter followed by
            variant,    small,           'variant (small) must be one of full, web-only, headless'
            """)
    void is_refused(String name, String answer, String reason) throws Exception {
        try (MavenRun maven = Archetype.start(directory, answers(name, answer))) {
            assertThat(maven.awaitEnd(END)).describedAs(maven.output()).isEqualTo(1);

            assertThat(maven.output()).contains(reason).contains("Nothing was made");
            assertThat(directory).isEmptyDirectory();
        }
    }

    private static Map<String, String> answers(String name, String answer) {
        Map<String, String> answers = new LinkedHashMap<>(
                Map.of("groupId", "org.example", "artifactId", "device-watch", "pluginName", "Device watch"));
        answers.put(name, answer);
        return answers;
    }
}
