package io.github.kismetexternal.packaging.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what runs like what was written: builds a plugin anew when its sources change, and restarts it; copies files
 * for the browser without a restart. A build that fails leaves the plugin that runs alone. For one thread.
 */
public final class DevelopmentLoop {
    private static final int LOOK_MILLIS = 250;
    private static final int MOST_NAMES = 3;

    private final PluginBuild build;
    private final BuiltBundle first;
    private final SourceWatch watch;
    private final RunningCopy copy;
    private final Server server;
    private final Report report;
    private Path web;

    /** Tells people what goes on. */
    public interface Report {
        /**
         * Something went as it should.
         *
         * @param line for people
         */
        void info(String line);

        /**
         * Something did not.
         *
         * @param line for people
         */
        void error(String line);
    }

    /**
     * Takes what has been built once.
     *
     * @param build builds the project again
     * @param first what was built
     * @param watch of the sources that it was built from
     * @param copy what will run; replaced at the start
     * @param server starts what was built
     * @param report takes what people are told
     */
    public DevelopmentLoop(
            PluginBuild build, BuiltBundle first, SourceWatch watch, RunningCopy copy, Server server, Report report) {
        this.first = first;
        this.build = build;
        this.watch = watch;
        this.copy = copy;
        this.server = server;
        this.report = report;
        web = first.web();
    }

    /**
     * Runs the plugin until the server ends.
     *
     * @param ready is run once after the start
     * @throws RunException if the server does not start, or ends by itself
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the thread is interrupted
     */
    public void run(Runnable ready) throws RunException, IOException, InterruptedException {
        watch.add(web);
        copy.replaceBy(first.directory());
        if (!server.start()) {
            report.error("The plugin does not run: what it printed above says why. The next change tries again.");
        }
        ready.run();
        while (true) {
            Thread.sleep(LOOK_MILLIS);
            server.requireRunning();
            Collection<Path> changed = watch.changed();
            if (!changed.isEmpty()) {
                update(changed);
            }
        }
    }

    private void update(Collection<Path> changed) throws RunException, IOException, InterruptedException {
        if (copy.canTake(changed, web)) {
            copy.take(changed, web);
            report.info("Reloaded " + names(changed) + ", without a restart.");
            return;
        }
        long begin = System.nanoTime();
        report.info("Building, because of " + names(changed) + ".");
        BuiltBundle bundle = built();
        if (bundle == null) {
            report.error("The build failed after " + since(begin)
                    + " s; the plugin from before it still runs, and the next change tries again.");
            return;
        }
        web = bundle.web();
        watch.add(web);
        // In this order: what a helper needs at its end must still be there.
        server.stop();
        copy.replaceBy(bundle.directory());
        if (server.start()) {
            report.info("Built and restarted in " + since(begin) + " s.");
        } else {
            report.error("Built in " + since(begin)
                    + " s, but the plugin does not run: what it printed above says why. The next change tries again.");
        }
    }

    private @Nullable BuiltBundle built() {
        try {
            return build.build();
        } catch (RunException e) {
            report.error(e.getMessage());
            return null;
        }
    }

    private static String names(Collection<Path> files) {
        String names = files.stream()
                .limit(MOST_NAMES)
                .map(file -> file.getFileName().toString())
                .collect(Collectors.joining(", "));
        return files.size() > MOST_NAMES ? names + " and " + (files.size() - MOST_NAMES) + " more" : names;
    }

    private static String since(long begin) {
        double seconds = (double) (System.nanoTime() - begin) / TimeUnit.SECONDS.toNanos(1);
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
