package io.github.kismetexternal.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every plugin has a copy of the script that Kismet loads; those that the kit gives away must be the same. */
class EntryScriptTest {
    private static final String ROOT = "..";
    private static final String BELOW = "// From here on nothing but addresses and names needs to be changed.";
    private static final String STARTER = "webui-template/src/main/starter/httpd/js/kismet_plugin_starter.js";

    @ParameterizedTest
    @CsvSource({
        "_dirname_, archetype/src/main/resources/archetype-resources/.archetype/web/src/main/httpd/js",
        "externaldemo, site/src/tutorial/src/main/httpd/js"
    })
    void is_that_of_the_starter_but_for_its_name(String name, String directory) throws IOException {
        String script = common(directory + "/kismet_plugin_" + name + ".js");

        assertThat(script.replace(name, "starter")).isEqualTo(common(STARTER));
    }

    private static String common(String file) throws IOException {
        String script = Files.readString(Path.of(ROOT, file));
        assertThat(script).contains(BELOW);
        return script.substring(script.indexOf(BELOW));
    }
}
