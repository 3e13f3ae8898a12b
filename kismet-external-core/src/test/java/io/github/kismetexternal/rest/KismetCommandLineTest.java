package io.github.kismetexternal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class KismetCommandLineTest {
    @TempDir
    private Path directory;

    @Test
    void a_parent_that_is_no_kismet_says_nothing() {
        assertThat(KismetCommandLine.ofParent()).isEqualTo(KismetCommandLine.SILENT);
    }

    @ParameterizedTest
    @CsvSource({"kismet, night", "kismet_server, night", "other, nothing"})
    void the_command_line_of_a_kismet_that_is_the_parent_is_read(String name, String override) throws Exception {
        Path parent = Files.copy(Path.of("/bin/sh").toRealPath(), directory.resolve(name));
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        parent.toString(),
                        "-c",
                        "\"$CHILD\" -cp \"$CLASSES\" " + TellOverride.class.getName() + "; true",
                        "kismet",
                        "--override",
                        "night")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("CHILD", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        Process process = builder.start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(output)).isEqualTo(override);
    }
}
