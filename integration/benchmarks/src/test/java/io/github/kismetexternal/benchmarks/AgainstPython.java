package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same work done with Kismet's Python library. It handles one frame for each read of 4096 bytes, and what is left
 * waits for the next read: it is at its best where one frame is sent after the other.
 */
final class AgainstPython {
    private static final String OF_EACH = ", one after the other";
    private static final String PYTHON = "Python library";
    private static final String PYTHON_OF_EACH = PYTHON + OF_EACH;
    private static final String OF_MANY = ", as many as it takes";
    private static final int EVENT = 200;
    private static final int BATCH = 250;
    private static final int OPEN = 64;

    private final Programs programs;
    private final Form form;
    private final List<String> python;

    AgainstPython(Programs programs, Form form, Path script) {
        this.programs = programs;
        this.form = form;
        python = programs.python(script);
    }

    /** Measures with the library in a directory. It parses events whether its plugin looks at them or not. */
    List<Row> measure(String library) throws Exception {
        List<String> plugin = programs.plugin();
        Traffic one = new Traffic(
                Generation.V0,
                programs.environment(Map.of("PYTHONPATH", library, Work.READ, "1")),
                form.operations() / 5);
        Traffic batches = new Traffic(
                Generation.V0,
                programs.environment(Map.of(Work.BATCH, Integer.toString(BATCH), Work.READ, "1")),
                form.operations() * 10);
        List<Row> rows = new ArrayList<>();
        rows.addAll(compare("requests" + OF_EACH, () -> one.requests(plugin, Work.SMALL, 1, 1))
                .against(PYTHON, null, () -> pythonRequests(one))
                .measure());
        rows.addAll(compare("requests" + OF_MANY, () -> one.requests(plugin, Work.SMALL, OPEN, 1))
                .against(PYTHON_OF_EACH, ">= 5.0", () -> pythonRequests(one))
                .measure());
        rows.addAll(compare("events of 200 B" + OF_EACH, () -> one.events(plugin, EVENT, 1))
                .against(PYTHON, null, () -> one.events(python, EVENT, 1))
                .measure());
        rows.addAll(compare("events of 200 B" + OF_MANY, () -> batches.events(plugin, EVENT, BATCH))
                .against(PYTHON_OF_EACH, ">= 20.0", () -> one.events(python, EVENT, 1))
                .measure());
        return rows;
    }

    /** The library sends two frames for an answer. */
    private double pythonRequests(Traffic traffic) throws Exception {
        return traffic.requests(python, Work.SMALL, 1, 2);
    }

    private Comparison compare(String what, Comparison.Measurement ours) {
        return new Comparison(form.turns(), what, "/s", ours);
    }
}
