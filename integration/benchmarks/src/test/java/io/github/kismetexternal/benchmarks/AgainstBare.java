package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Traffic over the pipe, against bare programs that do as little as they can, or one thing more. */
final class AgainstBare {
    static final String BARE = "bare program";
    private static final String PARSING = BARE + " that parses them";
    private static final int SMALL_EVENT = 200;
    private static final int LARGE_EVENT = 12_000;
    /** Small enough for the queues of the plugin, in which nothing is to be lost. */
    private static final int SMALL_BATCH = 250;

    private static final int LARGE_BATCH = 20;
    private static final int OPEN = 64;

    private final Programs programs;
    private final Form form;
    private final List<String> plugin;
    private final List<String> bare;
    private final List<String> bareWithJson;
    private final Traffic traffic;

    AgainstBare(Programs programs, Form form) {
        this.programs = programs;
        this.form = form;
        plugin = programs.plugin();
        bare = programs.bare("small");
        bareWithJson = programs.bare("json");
        traffic = new Traffic(Generation.V3, programs.environment(Map.of()), form.operations());
    }

    List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        rows.addAll(events());
        rows.addAll(answers());
        rows.addAll(requests());
        return rows;
    }

    private List<Row> events() throws Exception {
        List<String> bareWithThread = programs.bare("second-thread");
        Traffic small = events(SMALL_BATCH, form.operations() * 100, 0);
        Traffic smallRead = events(SMALL_BATCH, form.operations() * 30, 1);
        Traffic largeRead = events(LARGE_BATCH, form.operations() / 2, 1);
        List<Row> rows = new ArrayList<>();
        rows.addAll(compare("events of 200 B, content not asked for", "/s",
                        () -> small.events(plugin, SMALL_EVENT, SMALL_BATCH))
                .against(BARE, ">= 0.5", () -> small.events(bare, SMALL_EVENT, SMALL_BATCH))
                .against(BARE + " with a second thread", null, () ->
                        small.events(bareWithThread, SMALL_EVENT, SMALL_BATCH))
                .measure());
        rows.addAll(compare("events of 200 B, parsed", "/s", () -> smallRead.events(plugin, SMALL_EVENT, SMALL_BATCH))
                .against(PARSING, null, () -> smallRead.events(bareWithJson, SMALL_EVENT, SMALL_BATCH))
                .measure());
        rows.addAll(compare("events of 12 kB, parsed", "/s", () -> largeRead.events(plugin, LARGE_EVENT, LARGE_BATCH))
                .against(PARSING, ">= 0.5", () -> largeRead.events(bareWithJson, LARGE_EVENT, LARGE_BATCH))
                .measure());
        return rows;
    }

    private Traffic events(int batch, int operations, int read) {
        Map<String, String> settings = Map.of(Work.BATCH, Integer.toString(batch), Work.READ, Integer.toString(read));
        return new Traffic(Generation.V3, programs.environment(settings), operations);
    }

    private List<Row> answers() throws Exception {
        List<String> bareStream = programs.bare("stream");
        List<String> bareLarge = programs.bare("large");
        double megabytes = Work.large().length() / 1e6;
        int streams = form.operations() / 500;
        List<Row> rows = new ArrayList<>();
        rows.addAll(compare("one answer in frames of 16 KiB", "MB/s", () -> traffic.stream(plugin, streams))
                .against(BARE, ">= 0.8", () -> traffic.stream(bareStream, streams))
                .measure());
        rows.addAll(compare("requests for 16 kB each, " + OPEN + " open", "MB/s",
                        () -> megabytes * traffic.requests(plugin, Work.LARGE, OPEN, 1))
                .against(BARE, null, () -> megabytes * traffic.requests(bareLarge, Work.LARGE, OPEN, 1))
                .measure());
        return rows;
    }

    private List<Row> requests() throws Exception {
        List<String> oneHandOver = programs.bare("hand-over");
        List<String> twoHandOvers = programs.bare("two-hand-overs");
        Traffic trips = new Traffic(Generation.V3, programs.environment(Map.of()), form.operations() / 2);
        List<Row> rows = new ArrayList<>();
        // Whether the system wakes a program beside the other or on another processor makes a factor of six, and
        // of four in CPU time.
        int turns = 2 * form.turns() + 1;
        rows.addAll(new Comparison(turns, "round trip, median", "us", () -> trips.roundTrip(plugin, Work.SMALL))
                .against(BARE, "<= 3.0", () -> trips.roundTrip(bare, Work.SMALL))
                .against(BARE + " with a second thread", null, () -> trips.roundTrip(oneHandOver, Work.SMALL))
                .against(BARE + " with two further threads", null, () -> trips.roundTrip(twoHandOvers, Work.SMALL))
                .measure());
        rows.addAll(new Comparison(turns, "CPU time of a round trip", "us", () -> cpuMicros(trips, plugin))
                .against(BARE, null, () -> cpuMicros(trips, bare))
                .against(BARE + " with a second thread", null, () -> cpuMicros(trips, oneHandOver))
                .against(BARE + " with two further threads", null, () -> cpuMicros(trips, twoHandOvers))
                .measure());
        rows.addAll(compare("requests, " + OPEN + " open", "/s", () -> traffic.requests(plugin, Work.SMALL, OPEN, 1))
                .against(BARE, null, () -> traffic.requests(bare, Work.SMALL, OPEN, 1))
                .measure());
        return rows;
    }

    private static double cpuMicros(Traffic trips, List<String> command) throws Exception {
        return trips.costOfRequest(command, Work.SMALL, 1).cpuMicros();
    }

    private Comparison compare(String what, String unit, Comparison.Measurement ours) {
        return new Comparison(form.turns(), what, unit, ours);
    }
}
