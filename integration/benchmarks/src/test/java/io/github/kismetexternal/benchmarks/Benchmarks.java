package io.github.kismetexternal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs all of it. A target that is missed is said so and fails nothing; what cannot be measured does.
 *
 * <p>Arguments: the form, the directory of the build, a second JDK or {@code none}, the directory of Kismet's Python
 * library or nothing, and the plugin that uses it.
 */
public final class Benchmarks {
    private final Form form;
    private final Path target;
    private final Path jdk = Path.of(System.getProperty("java.home"));
    private final Programs programs;
    private final Report report = new Report();

    private Benchmarks(Form form, Path target) {
        this.form = form;
        this.target = target;
        programs = new Programs(target, jdk);
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
        report.circumstance("kit", programs.version());
        Circumstances.addTo(report, form);
        List<Platform> platforms = platforms(secondJdk);
        Path scratch = Files.createDirectories(target.resolve("benchmark-scratch"));
        SharedArchives archives = new SharedArchives(programs, scratch);
        add("Start", new StartUp(programs, archives, form).measure(platforms));
        add("Memory and size", new Memory(programs, archives, form).measure(platforms));
        add("Traffic over the pipe, v3", new AgainstBare(programs, form).measure());
        if (python.isEmpty()) {
            report.notMeasured("targets against the Python library, which take -Dbenchmark.python");
        } else {
            report.circumstance("Python", PythonVersions.ofPython());
            report.circumstance("Python library", PythonVersions.ofLibrary(python));
            add("The same work in Python, v0", new AgainstPython(programs, form, script).measure(python));
        }
        add("Cost against size", new Scale(programs, form).measure());
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

    private List<Platform> platforms(String secondJdk) throws IOException {
        List<Platform> platforms = new ArrayList<>();
        platforms.add(new Platform(Circumstances.nameOf(jdk), jdk, programs.bundle()));
        Path second = Path.of(secondJdk);
        if (second.isAbsolute() && Files.isExecutable(second.resolve("bin/java"))) {
            platforms.add(new Platform(Circumstances.nameOf(second), second, programs.bundle()));
            report.circumstance("second JDK", Circumstances.versionOf(second));
        } else {
            report.notMeasured("targets of starts and memory on a second JDK, which take -Dkismet.secondJdk");
        }
        Path withRuntime = programs.bundleWithRuntime();
        platforms.add(new Platform("runtime in the bundle", withRuntime.resolve("runtime"), withRuntime));
        return platforms;
    }
}
