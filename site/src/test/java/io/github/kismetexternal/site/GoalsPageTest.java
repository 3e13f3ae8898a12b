package io.github.kismetexternal.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GoalsPageTest {
    @TempDir
    Path directory;
    private Path descriptor;

    @BeforeEach
    void write_a_descriptor() throws IOException {
        descriptor = Files.writeString(directory.resolve("plugin.xml"), """
                <plugin><mojos><mojo>
                  <goal>run</goal>
                  <description>Runs &lt;launcher> in ${basedir}, or *a_b*.</description>
                  <phase>package</phase>
                  <parameters>
                    <parameter><name>port</name><type>int</type><required>true</required><editable>true</editable>
                      <description>Where it listens.</description></parameter>
                    <parameter><name>main</name><type>java.lang.String</type><required>true</required>
                      <editable>true</editable><description>What runs.</description></parameter>
                    <parameter><name>project</name><type>Project</type><required>true</required>
                      <editable>false</editable><description></description></parameter>
                  </parameters>
                  <configuration><port default-value="2501">${kismet.port}</port><main/></configuration>
                </mojo></mojos></plugin>""");
    }

    @Test
    void a_parameter_has_its_property_and_default() throws IOException {
        assertThat(GoalsPage.of(descriptor)).contains("""
                `port` <span class="type">int</span>
                : Where it listens.
                  <span class="setting">property `kismet.port`, default `2501`</span>
                """);
    }

    @Test
    void only_what_has_no_default_is_needed() throws IOException {
        assertThat(GoalsPage.of(descriptor)).contains("""
                `main` <span class="type">String</span> <span class="needed">needed</span>
                : What runs.
                """);
    }

    @Test
    void what_nobody_can_set_is_left_out() throws IOException {
        assertThat(GoalsPage.of(descriptor)).doesNotContain("project");
    }

    @Test
    void a_description_is_shown_as_it_is() throws IOException {
        assertThat(GoalsPage.of(descriptor)).contains("Runs \\<launcher\\> in \\$\\{basedir\\}, or \\*a\\_b\\*.");
    }

    @Test
    void a_broken_descriptor_is_named_with_what_makes_it() throws IOException {
        Files.writeString(descriptor, "no descriptor");
        assertThatThrownBy(() -> GoalsPage.of(descriptor)).isInstanceOf(IOException.class)
                .hasMessageContaining("plugin.xml must be a Maven plugin's descriptor; build packaging-plugin first");
    }
}
