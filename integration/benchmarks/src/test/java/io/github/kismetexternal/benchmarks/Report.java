package io.github.kismetexternal.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of one run, for people and for programs: what there is a target for comes first. */
final class Report {
    private final Map<String, List<Row>> tables = new LinkedHashMap<>();
    private final Map<String, String> circumstances = new LinkedHashMap<>();

    void circumstance(String what, String value) {
        circumstances.put(what, value);
    }

    /** Says which targets this run tells nothing of, and what it would take. */
    void notMeasured(String what) {
        circumstances.merge("not measured", what, (before, more) -> before + "; " + more);
    }

    void add(String title, List<Row> rows) {
        tables.put(title, rows);
    }

    /** Returns what the site's page has from its section about the run on. */
    String markdown() {
        StringBuilder text = new StringBuilder("## The run\n\n");
        circumstances.forEach(
                (what, value) -> text.append("- ").append(what).append(": ").append(value).append('\n'));
        text.append("\n## Targets\n\n| what | compared with | target | measured | met |\n|---|---|---|---|---|\n");
        tables.values().forEach(rows -> rows.stream()
                .filter(row -> row.target() != null)
                .forEach(row -> text.append(target(row)).append('\n')));
        tables.forEach((title, rows) -> {
            text.append("\n## ").append(title).append("\n\n");
            text.append("| what | kit | compared with | ratio |\n|---|---|---|---|\n");
            rows.forEach(row -> text.append(line(row)).append('\n'));
        });
        return text.toString();
    }

    /** Writes {@code performance.md} and {@code performance.json}. */
    void writeTo(Path directory) throws IOException {
        Files.writeString(directory.resolve("performance.md"), markdown());
        Files.writeString(
                directory.resolve("performance.json"),
                new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(Map.of("circumstances", circumstances, "tables", tables)));
    }

    private static String target(Row row) {
        Double ratio = row.ratio();
        return "| " + row.what() + " | " + (ratio != null ? row.against() : "") + " | " + row.target() + " | "
                + (ratio != null ? amount(ratio) : amount(row.ours()) + " " + row.unit()) + " | "
                + (row.isMet() ? "yes" : "no") + " |";
    }

    private static String line(Row row) {
        Double ratio = row.ratio();
        return "| " + row.what() + " | " + amount(row.ours()) + " " + row.unit() + " | "
                + (ratio != null ? row.against() + ": " + amount(row.theirs()) + " " + row.unit() : "") + " | "
                + (ratio != null ? amount(ratio) : "") + " |";
    }

    private static String amount(double value) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
