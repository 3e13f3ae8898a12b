package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.testkit.EventSchedule;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SampleData;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
class ManyDevicesIT {
    private static final int DEVICES = 100_000;
    private static final int HEAP_BYTES = 32 * 1024 * 1024;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"R2023_07", "R2025_09"})
    void a_hundred_thousand_devices_pass_through_a_heap_of_32_mebibytes(SimulatedRelease release) throws Exception {
        Path output = directory.resolve("output");
        try (KismetSimulator kismet = KismetSimulator.builder()
                .release(release)
                .sampleData(SampleData.CROWDED)
                .events(EventSchedule.silent())
                .start()) {
            Process counting = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx" + HEAP_BYTES,
                            "-cp",
                            System.getProperty("java.class.path"),
                            CountDevices.class.getName(),
                            kismet.url().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(counting.waitFor(240, TimeUnit.SECONDS)).isTrue();
            } finally {
                counting.destroyForcibly();
            }
        }

        String[] counts = Files.readString(output).strip().split(" ");
        assertThat(counts).as(String.join(" ", counts)).hasSize(2);
        assertThat(Integer.parseInt(counts[0])).isEqualTo(DEVICES);
        // More than the heap holds even as it is sent.
        assertThat(Long.parseLong(counts[1])).isGreaterThan(HEAP_BYTES);
    }
}
