package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs all of it. A target that is missed is said so and fails nothing; what cannot be measured does.
 *
 * <p>Arguments: the form, the directory of the build, a second JDK or {@code none}, the directory of Kismet's Python
 * library or nothing, and the plugin that uses it.
 */
public final class Benchmarks {
    private static final int SMALL_EVENT = 200;
    private static final int LARGE_EVENT = 12_000;
    /** Small enough for the queues of the plugin, in which nothing is to be lost. */
    private static final int SMALL_BATCH = 250;

    private static final int LARGE_BATCH = 20;
    private static final String BARE = "bare program";
    private static final String PYTHON = "Python library";

    private final Form form;
    private final Path target;
    private final Programs programs;
    private final Path jdk = Path.of(System.getProperty("java.home"));
    private final Report report = new Report();

    private Benchmarks(Form form, Path target) {
        this.form = form;
        this.target = target;
        programs = new Programs(target);
    }

    /** Measures and reports. */
    public static void main(String[] args) throws Exception {
        Benchmarks benchmarks = new Benchmarks(Form.of(args[0]), Path.of(args[1]));
        String secondJdk = args.length > 2 ? args[2] : "none";
        String python = args.length > 3 ? args[3] : "";
        benchmarks.run(secondJdk, python, args.length > 4 ? Path.of(args[4]) : Path.of("plugin.py"));
    }

    private void run(String secondJdk, String python, Path script) throws Exception {
        long begun = System.nanoTime();
        report.circumstance("date", LocalDate.now().toString());
        report.circumstance("form", form.name());
        report.circumstance("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        report.circumstance("processor", processor());
        report.circumstance("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        report.circumstance("JDK", System.getProperty("java.vm.name") + " " + Runtime.version());
        add("Start", starts(secondJdk));
        add("Memory and size", new Memory(programs, form, jdk).measure());
        add("Traffic over the pipe, v3", traffic());
        if (!python.isEmpty()) {
            add("The same work in Python, v0", python(python, script));
        }
        add("Cost against size", scale());
        add("Within the process", Micro.run(form));
        report.circumstance("seconds it took", Long.toString((System.nanoTime() - begun) / 1_000_000_000));
        report.writeTo(target);
        System.out.println(report.markdown());
    }

    /** Keeps what has been measured so far, whatever becomes of the rest. */
    private void add(String title, List<Row> rows) throws IOException {
        report.add(title, rows);
        report.writeTo(target);
        System.out.println(title + ": " + rows.size() + " lines measured");
    }

    private List<Row> starts(String secondJdk) throws Exception {
        Path scratch = Files.createDirectories(target.resolve("benchmark-scratch"));
        StartUp startUp = new StartUp(programs, form.starts(), scratch);
        List<Row> rows = new ArrayList<>(startUp.measure("JDK " + Runtime.version().feature(), jdk, programs.bundle()));
        Path second = Path.of(secondJdk);
        if (second.isAbsolute() && Files.isExecutable(second.resolve("bin/java"))) {
            rows.addAll(startUp.measure("second JDK, " + second.getFileName(), second, programs.bundle()));
        }
        Path runtime = programs.bundleWithRuntime().resolve("runtime");
        rows.addAll(startUp.measure("runtime in the bundle", runtime, programs.bundleWithRuntime()));
        return rows;
    }

    private List<Row> traffic() throws Exception {
        int turns = form.pairs();
        Traffic one = new Traffic(Generation.V3, Map.of(), form.operations());
        List<String> bare = programs.bare(jdk, List.of(), "small");
        List<String> bareLarge = programs.bare(jdk, List.of(), "large");
        List<String> bareJson = programs.bare(jdk, List.of(), "small", "json");
        Traffic small = events(SMALL_BATCH, 20);
        Traffic large = events(LARGE_BATCH, 2);
        double megabytes = Work.large().length() / 1e6;
        List<String> plugin = programs.plugin();
        return List.of(
                Pair.of(turns, "events of 200 B", "/s", ">= 0.5",
                        () -> small.events(plugin, SMALL_EVENT, SMALL_BATCH), BARE,
                        () -> small.events(bare, SMALL_EVENT, SMALL_BATCH)),
                Pair.of(turns, "events of 12 kB", "/s", ">= 0.5",
                        () -> large.events(plugin, LARGE_EVENT, LARGE_BATCH), BARE + " that parses them",
                        () -> large.events(bareJson, LARGE_EVENT, LARGE_BATCH)),
                Pair.of(turns, "answers of 16 kB", "MB/s", ">= 0.8",
                        () -> megabytes * one.requests(plugin, Work.LARGE, 64, 1), BARE,
                        () -> megabytes * one.requests(bareLarge, Work.LARGE, 64, 1)),
                Pair.of(turns, "round trip, median", "us", "<= 3.0",
                        () -> one.roundTrip(plugin, Work.SMALL), BARE,
                        () -> one.roundTrip(bare, Work.SMALL)),
                Pair.of(turns, "requests, 64 open", "/s", null,
                        () -> one.requests(plugin, Work.SMALL, 64, 1), BARE,
                        () -> one.requests(bare, Work.SMALL, 64, 1)));
    }

    private Traffic events(int batch, int moreOperations) {
        return new Traffic(
                Generation.V3, Map.of(Work.BATCH, Integer.toString(batch)), form.operations() * moreOperations);
    }

    /**
     * The library handles one frame for each read of 4096 bytes, and what is left waits for the next read: it is at its
     * best where one frame is sent after the other.
     */
    private List<Row> python(String library, Path script) throws Exception {
        int turns = form.pairs();
        Map<String, String> environment = Map.of("PYTHONPATH", library);
        List<String> python = programs.python(script);
        List<String> plugin = programs.plugin();
        Traffic one = new Traffic(Generation.V0, environment, form.operations() / 2);
        Traffic batches = new Traffic(
                Generation.V0, Map.of(Work.BATCH, Integer.toString(SMALL_BATCH)), form.operations() * 20);
        return List.of(
                Pair.of(turns, "requests, one after the other", "/s", null,
                        () -> one.requests(plugin, Work.SMALL, 1, 1), PYTHON,
                        () -> one.requests(python, Work.SMALL, 1, 2)),
                Pair.of(turns, "requests, as many as it takes", "/s", ">= 5.0",
                        () -> one.requests(plugin, Work.SMALL, 64, 1), PYTHON,
                        () -> one.requests(python, Work.SMALL, 1, 2)),
                Pair.of(turns, "events of 200 B, one after the other", "/s", null,
                        () -> one.events(plugin, SMALL_EVENT, 1), PYTHON,
                        () -> one.events(python, SMALL_EVENT, 1)),
                Pair.of(turns, "events of 200 B, as many as it takes", "/s", ">= 20.0",
                        () -> batches.events(plugin, SMALL_EVENT, SMALL_BATCH), PYTHON,
                        () -> one.events(python, SMALL_EVENT, 1)));
    }

    private List<Row> scale() throws Exception {
        List<Row> rows = new ArrayList<>();
        int turns = Math.max(1, form.pairs() / 3);
        List<String> plugin = programs.plugin();
        Traffic requests = new Traffic(Generation.V3, Map.of(), form.operations() * 2);
        for (int open : new int[] {1, 10, 100, 1000}) {
            rows.add(Pair.alone(turns, open + " requests open: each", "us",
                    () -> 1e6 / requests.requests(plugin, Work.SMALL, open, 1)));
            rows.add(Pair.alone(turns, open + " requests open: CPU of each", "us",
                    () -> requests.cpuOfRequest(plugin, Work.SMALL, open)));
        }
        for (int routes : new int[] {1, 100, 10_000}) {
            Traffic routed = new Traffic(
                    Generation.V3, Map.of(Work.ROUTES, Integer.toString(routes)), form.operations());
            rows.add(Pair.alone(turns, routes + " more routes: a request for the last, 64 open", "us",
                    () -> 1e6 / routed.requests(plugin, "/benchmarks/more/" + (routes - 1), 64, 1)));
        }
        for (int clients : new int[] {1, 100, 5000}) {
            rows.add(Pair.alone(turns, clients + " clients wait for a feed: each", "us",
                    () -> requests.feed(plugin, clients)));
        }
        return rows;
    }

    private static String processor() throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
            if (line.startsWith("model name")) {
                return line.substring(line.indexOf(':') + 1).trim();
            }
        }
        return System.getProperty("os.arch");
    }
}
