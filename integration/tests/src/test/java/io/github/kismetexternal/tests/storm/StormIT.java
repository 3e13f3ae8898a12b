package io.github.kismetexternal.tests.storm;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedPlugin;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import io.github.kismetexternal.wire.Generation;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Browsers that leave at any moment, bad input and all of it at once do a plugin no harm, under any Kismet. */
@Timeout(600)
@KismetPluginTest(
        bundle = "${kismet.demo.bundle}",
        everyRelease = true,
        environment = "JAVA_HOME=${java.home}",
        ready = "externaldemo/later.html")
class StormIT {
    private static final int REQUESTS = Integer.getInteger("kismet.storm.requests", 1000);
    /** A heap of its own size comes and goes with the storm; a leak of a kilobyte a request would be more. */
    private static final long MORE_KILOBYTES = 48 * 1024;
    private static final long MORE_THREADS = 8;
    private static final long MORE_DESCRIPTORS = 4;

    @Test
    void a_storm_of_browsers_leaves_the_plugin_as_it_was(
            KismetSimulator kismet,
            KismetClient client,
            SimulatedPlugin plugin,
            SimulatedRelease release,
            Generation generation)
            throws Exception {
        long seed = new Random().nextLong();
        Site site = Site.of(
                kismet.url().toString(), SimulatorBuilder.DEFAULT_USER, SimulatorBuilder.DEFAULT_PASSWORD);
        Storm storm = new Storm(site, seed);
        storm.run(REQUESTS / 2);
        Footprint before = Footprint.of(plugin.process());

        Storm.Report report = storm.run(REQUESTS / 2);

        Footprint allowed = before.plus(MORE_KILOBYTES, MORE_THREADS, MORE_DESCRIPTORS);
        Footprint after = settled(plugin.process(), allowed);
        System.out.println(release + " " + generation + ", seed " + seed + ": " + report.left() + " left, whole "
                + report.whole() + "; " + before + ", then " + after);
        assertThat(report.wrong()).describedAs("answers that are wrong, seed %s", seed).isEmpty();
        assertThat(plugin.process().isAlive()).isTrue();
        assertThat(client.get("externaldemo/hello.html").statusCode()).isEqualTo(200);
        assertThat(after.isWithin(allowed)).describedAs("%s, then %s", before, after).isTrue();
    }

    /** What those who left had asked for is still being answered for a moment. */
    private static Footprint settled(ProcessHandle process, Footprint allowed) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Footprint now = Footprint.of(process);
        while (!now.isWithin(allowed) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
            now = Footprint.of(process);
        }
        return now;
    }
}
