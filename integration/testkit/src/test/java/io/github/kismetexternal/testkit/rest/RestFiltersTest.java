package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.KismetRestException;
import io.github.kismetexternal.rest.LogFilters.Address;
import io.github.kismetexternal.testkit.EventSchedule;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class RestFiltersTest {
    private static final List<String> MACS = List.of("02:4B:50:00:00:01", "02:4B:50:00:00:02");
    private static final String WIFI = "IEEE802.11";

    private static final SimulatedServer SERVER = new SimulatedServer();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @EnumSource
    void devices_are_left_out_kept_and_forgotten(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        rest.logFilters().rejectDevices(WIFI, MACS);
        rest.logFilters().acceptDevices(WIFI, MACS.subList(0, 1));
        assertThat(rest.logFilters().rejectsOtherDevices()).isFalse();
        rest.logFilters().forgetDevices(WIFI, MACS);

        assertThat(rest.logFilters().rejectsOtherDevices()).isFalse();
        assertThatThrownBy(() -> rest.logFilters().rejectDevices(WIFI, List.of("zz")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rest.logFilters().rejectDevices("a/b", MACS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void packets_are_left_out_kept_and_forgotten_by_any_of_their_addresses(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        for (Address address : Address.values()) {
            rest.logFilters().rejectPackets(WIFI, address, MACS);
            rest.logFilters().acceptPackets(WIFI, address, MACS);
        }
        assertThat(rest.logFilters().rejectsOtherPackets()).isFalse();
        for (Address address : Address.values()) {
            rest.logFilters().forgetPackets(WIFI, address, MACS);
        }
        assertThatThrownBy(() -> rest.logFilters().forgetPackets(WIFI, Address.ANY, List.of("")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void more_addresses_than_fit_a_request_are_split() {
        KismetRest rest = SERVER.rest(SimulatedRelease.R2025_09);
        List<String> many = IntStream.range(0, 6000)
                .mapToObj(i -> String.format("02:4B:50:01:%02X:%02X", i >> 8, i & 0xff))
                .toList();

        rest.logFilters().rejectDevices(WIFI, many);
        rest.logFilters().forgetDevices(WIFI, many);
    }

    @Test
    void asking_for_what_was_set_ends_kismet_and_is_therefore_not_done() throws Exception {
        try (KismetSimulator kismet =
                KismetSimulator.builder().events(EventSchedule.silent()).start()) {
            KismetRest rest = KismetRest.withLogin(
                    kismet.url(), SimulatorBuilder.DEFAULT_USER, SimulatorBuilder.DEFAULT_PASSWORD);
            rest.logFilters().rejectDevices(WIFI, MACS);
            String path = "/filters/class/kismetdb_devices/filter.json";

            assertThatThrownBy(() -> rest.get(path))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("use logFilters()");
            assertThat(rest.logFilters().rejectsOtherDevices()).isFalse();
            assertThat(kismet.isGone()).isFalse();

            assertThatThrownBy(() -> kismet.client().get(path)).isInstanceOf(IOException.class);
            long deadline = System.nanoTime() + 30_000_000_000L;
            while (!kismet.isGone()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(5);
            }
        }
    }

    @Test
    void a_reader_may_not_set_anything() {
        KismetRest admin = SERVER.rest(SimulatedRelease.R2025_09);
        KismetRest reader = KismetRest.withApiKey(
                SERVER.of(SimulatedRelease.R2025_09).url(),
                admin.apiKeys().create("filters", "readonly").token().orElseThrow());

        assertThat(reader.logFilters().rejectsOtherPackets()).isFalse();
        assertThatThrownBy(() -> reader.logFilters().rejectDevices(WIFI, MACS))
                .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(401));
    }
}
