package io.github.kismetexternal.tests.documented;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.tests.MavenRun;
import io.github.kismetexternal.tests.page.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The tutorial, as a reader goes through it: a plugin of one class first, then one with a tab. */
@Timeout(1200)
class TutorialIT {
    private static final Path TUTORIAL = Path.of("../../site/src/tutorial");
    private static final Duration BUILD = Duration.ofSeconds(600);

    @TempDir
    private Path project;

    @Test
    void leads_from_an_empty_directory_to_a_tab_with_live_data() throws Exception {
        copy("pom.xml", "pom.xml");
        copy("src/main/httpd/index.html", "src/main/httpd/index.html");
        copy("first/ExternalDemo.java", "src/main/java/org/example/ExternalDemo.java");
        build();
        try (KismetSimulator kismet = simulator()) {
            assertThat(kismet.client().getUntil("externaldemo/hello.html", answer -> answer.statusCode() == 200).body())
                    .contains("This is from Java!");
        }

        copyAll("src");
        build();
        assertThat(project.resolve("target/surefire-reports/TEST-org.example.ExternalDemoTest.xml"))
                .content().contains("answers_a_greeting").doesNotContain("<failure", "<skipped");
        try (KismetSimulator kismet = simulator(); Chromium browser = Chromium.start()) {
            kismet.client().getUntil("externaldemo/ticks", answer -> answer.statusCode() == 200);
            browser.open(kismet);
            browser.click("a[href='#externaldemo']");
            browser.await("return document.querySelector('#externaldemo canvas')?.width > 0");
            browser.await("""
                    const form = document.querySelector('#externaldemo form');
                    if (form) {
                        form.elements.name.value = 'Ada <b>';
                        form.requestSubmit();
                    }
                    return form;""");
            browser.awaitText("[role=status]", "Hello, Ada <b>");
            assertThat(browser.awaitText("#externaldemo td", "Ada")).isEqualTo("Ada <b>");

            assertThat(browser.console()).isEmpty();
            browser.screenshot(Path.of(System.getProperty("kismet.screenshots"), "tutorial.png"));
        }
    }

    private void build() throws Exception {
        for (List<String> command : PageCommands.maven("tutorial.md", TutorialIT.class)) {
            try (MavenRun maven = MavenRun.start(project, command.toArray(String[]::new))) {
                assertThat(maven.awaitEnd(BUILD)).describedAs(maven.output()).isZero();
                assertThat(maven.output()).doesNotContain("[WARNING]");
            }
        }
    }

    private KismetSimulator simulator() throws Exception {
        return KismetSimulator.of(project.resolve("target/kismet/externaldemo"))
                .release(SimulatedRelease.R2025_09)
                .environment("JAVA_HOME", System.getProperty("java.home"))
                .start();
    }

    private void copy(String from, String to) throws IOException {
        Path target = project.resolve(to);
        Files.createDirectories(target.getParent());
        Files.copy(TUTORIAL.resolve(from), target, StandardCopyOption.REPLACE_EXISTING);
    }

    private void copyAll(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(TUTORIAL.resolve(directory))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = TUTORIAL.relativize(file).toString();
                copy(name, name);
            }
        }
    }
}
