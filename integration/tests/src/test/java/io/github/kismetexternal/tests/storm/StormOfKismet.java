package io.github.kismetexternal.tests.storm;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The storm for a Kismet that runs already on this machine, with the demo plugin installed: for a real one, which no
 * build has. So it runs only when it is named. CONTRIBUTING.md says how.
 */
class StormOfKismet {
    private static final String OF_DEMO = "-Dkismet.plugin.dirname=externaldemo";

    @Test
    @Timeout(600)
    void leaves_the_plugin_as_it_was() throws Exception {
        Site site = Site.of(required("url"), required("user"), required("password"));
        long seed = Long.getLong("kismet.storm.seed", new Random().nextLong());
        ProcessHandle plugin = plugin();
        Footprint before = Footprint.of(plugin);

        Storm.Report report = new Storm(site, seed).run(Integer.parseInt(required("requests")));

        assertThat(report.wrong()).describedAs("answers that are wrong, seed %s", seed).isEmpty();
        assertThat(plugin()).isEqualTo(plugin);
        System.out.println("Seed " + seed + ": " + report.left() + " left, whole " + report.whole() + "; process "
                + plugin.pid() + ": " + before + ", then " + Footprint.of(plugin));
    }

    private static String required(String name) {
        String value = System.getProperty("kismet.storm." + name);
        assertThat(value).describedAs("-Dkismet.storm.%s", name).isNotEmpty();
        return value;
    }

    private static ProcessHandle plugin() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().map(List::of).orElse(List.of()).contains(OF_DEMO))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the plugin externaldemo must run on this machine; install it"));
    }
}
