package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a request costs the plugin beside few others and many, and with few routes and many. */
final class Scale {
    private static final int OPEN = 64;

    private final Programs programs;
    private final Form form;

    Scale(Programs programs, Form form) {
        this.programs = programs;
        this.form = form;
    }

    List<Row> measure() throws Exception {
        List<String> plugin = programs.plugin();
        Traffic traffic = traffic(Map.of());
        List<Row> rows = new ArrayList<>();
        rows.addAll(Sizes.measure(form.turns(), "a request", "open", new int[] {1, 10, 100, 1000}, open ->
                traffic.costOfRequest(plugin, Work.SMALL, open)));
        int[] routes = {1, 100, 10_000};
        rows.addAll(Sizes.measure(form.turns(), "a request", "literal routes", routes, count ->
                routed(Work.ROUTES, count).costOfRequest(plugin, Work.LITERALS + (count - 1), OPEN)));
        rows.addAll(Sizes.measure(form.turns(), "a request", "routes with :name", routes, count ->
                routed(Work.PATTERN_ROUTES, count)
                        .costOfRequest(plugin, Work.PATTERNS + (count - 1) + "/any", OPEN)));
        // With fewer clients, the requests between those of the feed would be what is measured.
        rows.addAll(Sizes.measure(form.turns(), "an answer", "clients of a feed", new int[] {100, 1000, 5000},
                clients -> traffic.costOfFeed(plugin, clients)));
        return rows;
    }

    private Traffic routed(String kind, int routes) {
        return traffic(Map.of(kind, Integer.toString(routes)));
    }

    private Traffic traffic(Map<String, String> environment) {
        return new Traffic(Generation.V3, programs.environment(environment), form.operations());
    }
}
