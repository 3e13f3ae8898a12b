package io.github.kismetexternal.site;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of releases says what the test kit does, whose table has the source of each cell. */
class CompatibilityPageTest {
    private static final List<SimulatedRelease> COLUMNS = List.of(
            SimulatedRelease.R2020_12,
            SimulatedRelease.R2021_08,
            SimulatedRelease.R2022_08,
            SimulatedRelease.R2023_07,
            SimulatedRelease.R2025_09);

    private static final Map<String, Predicate<SimulatedRelease>> YES_OR_NO = Map.ofEntries(
            Map.entry("leaves a lone frame lie", SimulatedRelease::stallsReads),
            Map.entry("the address that a plugin sees has its query", release -> release.forwardedUri("/a", "b")
                    .contains("?")),
            Map.entry("`//` in an address becomes `/`", release -> release.path("//").equals("/")),
            Map.entry("`DOT11_ADVERTISED_SSID`", SimulatedRelease::raisesSsidEvents),
            Map.entry("`RADIATION`", SimulatedRelease::raisesRadiation),
            Map.entry("dark and light", SimulatedRelease::hasThemes),
            Map.entry("a tab is told when the user turns to it", SimulatedRelease::activatesTabs),
            Map.entry("a tab is told when the user turns away", SimulatedRelease::deactivatesTabs),
            Map.entry("fonts have a type", SimulatedRelease::knowsFonts),
            Map.entry("`/devices/last-time/…` takes `regex`", SimulatedRelease::filtersRecentDevices),
            Map.entry("an alert needs class and severity", SimulatedRelease::demandsAlertClass),
            Map.entry("`.tjson`", SimulatedRelease::knowsUnderscoredJson),
            Map.entry("`key+=value`", SimulatedRelease::appendsValues));

    @Test
    void each_yes_is_one_of_the_test_kit() {
        YES_OR_NO.forEach((row, expected) -> assertThat(cells(row))
                .as(row)
                .containsExactlyElementsOf(texts(release -> expected.test(release) ? "yes" : "no")));
    }

    @Test
    void generations_and_limits_are_those_of_the_test_kit() {
        assertThat(row("largest frame to Kismet"))
                .containsExactlyElementsOf(texts(release -> String.valueOf(release.acceptedFrame())));
        assertThat(row("the library speaks"))
                .containsExactlyElementsOf(texts(release -> release.newestGeneration().label()));
        assertThat(row("how we know")).hasSize(COLUMNS.size());
    }

    private static List<String> cells(String row) {
        return row(row).stream().map(cell -> cell.equals("ignored") ? "no" : cell).toList();
    }

    private static List<String> row(String beginning) {
        List<String> rows = Sources.text("reference/compatibility.md")
                .lines()
                .filter(line -> line.startsWith("| " + beginning))
                .toList();
        assertThat(rows).as(beginning).hasSize(1);
        return Arrays.stream(rows.get(0).split("\\|"))
                .skip(2)
                .map(cell -> cell.strip().replaceAll("(?<=\\d) (?=\\d)", ""))
                .collect(Collectors.toList());
    }

    private static List<String> texts(Function<SimulatedRelease, String> text) {
        return COLUMNS.stream().map(text).toList();
    }
}
