package io.github.kismetexternal.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page about configuration leaves out nothing that the code asks for. */
class ConfigurationPageTest {
    private static final Path CORE = Path.of("../kismet-external-core/src/main/java");
    private static final Path PLUGIN = Path.of("../packaging-plugin/src/main/java");
    private static final Path SCRIPTS = Path.of("../packaging-plugin/src/main/resources");
    private static final Path TEST_KIT = Path.of("../integration/testkit/src/main/java");

    @Test
    void it_has_every_property_of_a_goal() {
        assertNamed(found(PLUGIN, "@Parameter\\([^)]*property = \"(kismet\\.[A-Za-z]+)\""), 25);
    }

    @Test
    void it_has_every_variable_of_the_environment() {
        Set<String> variables = found(CORE, "\"(KISMET_[A-Z_]+)\"");
        variables.addAll(found(SCRIPTS, "\\$\\{(KISMET_[A-Z_]+)"));
        assertNamed(variables, 6);
    }

    @Test
    void it_has_every_system_property_of_the_library() {
        Set<String> properties = found(CORE, "(?:getProperty|getBoolean|getInteger)\\(\"((?!user\\.)[A-Za-z.-]+)\"");
        properties.addAll(found(CORE, "static final String [A-Z_]+ = \"(kismet\\.(?:rest|plugin)\\.[A-Za-z.]+)\""));
        assertNamed(properties, 7);
    }

    @Test
    void it_has_every_option_of_the_scripts() {
        assertNamed(found(SCRIPTS, "(?m)^ +(?:--[a-z]+ \\| )?(--[a-z-]+)\\)? "), 6);
    }

    @Test
    void it_has_every_option_of_the_stand_in() {
        assertNamed(found(TEST_KIT, "case \"(--[a-z]+)\" -> (?!plugin = |launcher = |speed = )"), 8);
    }

    @Test
    void it_has_every_exit_status() {
        assertThat(found(CORE, "static final int EXIT_[A-Z0-9]+ = (\\d+);"))
                .hasSizeGreaterThan(3)
                .filteredOn(status -> !page().contains("\n| " + status + " | "))
                .isEmpty();
    }

    private static void assertNamed(Set<String> names, int atLeast) {
        assertThat(names).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(names)
                .as("missing in reference/configuration.md")
                .filteredOn(name -> !isNamed(name))
                .isEmpty();
    }

    private static boolean isNamed(String name) {
        return Pattern.compile("`[^`\n]*" + Pattern.quote(name) + "\\b[^`\n]*`").matcher(page()).find();
    }

    private static String page() {
        return Sources.text("reference/configuration.md");
    }

    private static Set<String> found(Path directory, String pattern) {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".sh"))
                    .forEach(file -> {
                        Matcher matcher = Pattern.compile(pattern).matcher(read(file));
                        while (matcher.find()) {
                            names.add(matcher.group(1));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
