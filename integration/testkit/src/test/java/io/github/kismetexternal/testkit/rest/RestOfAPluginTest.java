package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.wire.Generation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class RestOfAPluginTest {
    private static final List<String> COMMAND = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RestPlugin.class.getName());

    @ParameterizedTest
    @EnumSource(names = {"R2021_08", "R2023_07", "R2025_09"})
    void a_plugin_finds_kismet_and_uses_the_granted_token_also_after_it_was_revoked(SimulatedRelease release)
            throws Exception {
        try (KismetSimulator kismet =
                KismetSimulator.builder().release(release).command("rest", COMMAND).start()) {
            kismet.plugin().awaitReady(Duration.ofSeconds(60));
            KismetClient client = kismet.client();

            assertThat(client.get("/rest/count").body()).as("%s", kismet.plugin().console()).isEqualTo("65");
            assertThat(client.get("/rest/revoke").body()).isEqualTo("revoked");
            assertThat(client.get("/rest/count").body()).as("%s", kismet.plugin().console()).isEqualTo("65");
            assertThat(client.get("/rest/same").body()).isEqualTo("true");
        }
    }

    @Test
    void a_plugin_in_the_tests_own_jvm_finds_its_kismet_and_no_longer_once_that_is_closed() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (KismetSimulator kismet =
                    KismetSimulator.builder().inProcess(RestPlugin.class, Generation.V3).start()) {
                kismet.plugin().awaitReady(Duration.ofSeconds(60));

                assertThat(kismet.client().get("/rest/count").body()).isEqualTo("65");
            }
            assertThat(System.getProperty("kismet.rest.url")).isNull();
        }
    }
}
