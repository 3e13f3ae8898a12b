package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.testkit.internal.record.Recording;
import io.github.kismetexternal.testkit.internal.record.WireDump;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tells what passed the pipes and what the plugin printed during a test that failed. For one thread. */
final class FailureReport {
    private static final int LINES = 200;

    private final Supplier<List<String>> console;
    private final Path recording;
    private long bytesBefore;
    private int printedBefore;

    FailureReport(Supplier<List<String>> console, Path recording) {
        this.console = console;
        this.recording = recording;
    }

    /** Notes where a test begins. */
    void begin() throws IOException {
        bytesBefore = Files.size(recording);
        printedBefore = console.get().size();
    }

    /** Returns what the plugin printed since the test began. */
    List<String> printed() {
        return since(console.get(), printedBefore);
    }

    /** Prints what is known of a test, and keeps a copy of the recording. */
    void print(String test, Profile profile, String fileName, PrintStream out) {
        String about = test + " under " + profile;
        out.println();
        try {
            Path kept = KeptRecordings.HERE.keep(recording, fileName);
            out.println(about + ": what passed the pipes since the test began (all of it is in " + kept + "):");
            printLast(passed(kept), out);
        } catch (IOException e) {
            out.println(about + ": what passed the pipes cannot be shown: " + e);
        }
        out.println(about + ": what the plugin printed:");
        printLast(printed(), out);
        out.println();
    }

    /** The whole is dumped, as a token may have passed before the test began that must not appear. */
    private List<String> passed(Path kept) throws IOException {
        Recording whole = Recording.read(kept);
        int blocksBefore = before(kept).blocks().size();
        Recording before = new Recording(
                whole.attributes(), whole.blocks().subList(0, blocksBefore), whole.timed(), 0);
        return since(dump(whole), dump(before).size());
    }

    private Recording before(Path kept) throws IOException {
        Path beginning = Files.createTempFile("kismet-testkit-junit", ".recording");
        try (InputStream in = Files.newInputStream(kept)) {
            Files.write(beginning, in.readNBytes(Math.toIntExact(bytesBefore)));
            return Recording.read(beginning);
        } finally {
            Files.delete(beginning);
        }
    }

    private static List<String> dump(Recording recording) {
        List<String> lines = new ArrayList<>();
        WireDump.to(lines::add).show(recording);
        return lines;
    }

    private static List<String> since(List<String> lines, int from) {
        return lines.subList(Math.min(from, lines.size()), lines.size());
    }

    private static void printLast(List<String> lines, PrintStream out) {
        if (lines.size() > LINES) {
            out.println("    … " + (lines.size() - LINES) + " more before this");
        }
        since(lines, Math.max(0, lines.size() - LINES)).forEach(line -> out.println("    " + line));
    }
}
