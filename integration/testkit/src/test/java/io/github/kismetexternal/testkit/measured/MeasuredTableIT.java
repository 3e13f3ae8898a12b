package io.github.kismetexternal.testkit.measured;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows every row of the table in every release and generation: what is peculiar where it holds, and its absence where
 * it does not. Most checks wait more than they work, so they run several at a time.
 */
@EnabledOnOs(OS.LINUX)
class MeasuredTableIT {
    private static final int AT_ONCE = 8;
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private static Path directory;

    private static final List<Row> ROWS = Stream.of(
                    StartRows.rows(),
                    RequestRows.rows(),
                    AnswerRows.rows(),
                    DeathRows.rows(),
                    EventRows.rows(),
                    FileRows.rows(),
                    WireRows.rows())
            .flatMap(List::stream)
            .toList();
    private static final Map<Cell, Future<String>> OBSERVATIONS = new LinkedHashMap<>();
    private static ExecutorService checks;

    /** A row in one profile. */
    private record Cell(Row row, Profile profile) {
        String observe(Path directory) throws Exception {
            try (Scene scene = new Scene(profile, directory)) {
                return row.check().observe(scene);
            }
        }

        @Override
        public String toString() {
            return profile + ": " + row.done() + " -> " + row.expected(profile);
        }
    }

    @BeforeAll
    static void startChecks() {
        // Anew each time: a row that fails is run again.
        checks = Executors.newFixedThreadPool(AT_ONCE);
        OBSERVATIONS.clear();
        for (Row row : ROWS) {
            for (Profile profile : Profile.all()) {
                Cell cell = new Cell(row, profile);
                Path own = directory.resolve("cell" + OBSERVATIONS.size());
                OBSERVATIONS.put(cell, checks.submit(() -> cell.observe(own)));
            }
        }
    }

    @AfterAll
    static void endChecks() throws InterruptedException {
        checks.shutdownNow();
        assertThat(checks.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static Set<Cell> cells() {
        return OBSERVATIONS.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void the_stand_in_does_what_kismet_does(Cell cell) throws Exception {
        assertThat(OBSERVATIONS.get(cell).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .describedAs("%s (%s)", cell, cell.row().source())
                .isEqualTo(cell.row().expected(cell.profile()));
    }

    @Test
    void every_row_names_its_source_and_differs_from_all_others() {
        assertThat(ROWS).allMatch(row -> !row.source().isBlank()).extracting(Row::done).doesNotHaveDuplicates();
    }

    @Test
    void what_does_not_hold_everywhere_looks_different_elsewhere() {
        assertThat(ROWS).filteredOn(row -> !row.isUniversal()).allSatisfy(row ->
                assertThat(row.elsewhere()).describedAs(row.done()).isNotEqualTo(row.there()));
    }
}
