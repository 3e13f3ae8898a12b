package io.github.kismetexternal.packaging.validate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is in a file of JavaScript, read as a classic script and as a module. Immutable.
 *
 * @param asScript what was found when it was read as a classic script
 * @param asModule what was found when it was read as a module
 * @param unparsed why it was not parsed; empty if it was
 */
record ParsedScript(List<Row> asScript, List<Row> asModule, String unparsed) {

    /**
     * One thing that was found.
     *
     * @param what {@code error}, {@code import}, {@code base-import} (an address seen from Kismet's page),
     *     {@code export} or {@code module} (what only a module may have)
     */
    record Row(String what, int line, String text) {}

    static ParsedScript unparsed(String why) {
        return new ParsedScript(List.of(), List.of(), why);
    }

    Optional<Row> scriptError() {
        return rows(asScript, "error").findFirst();
    }

    Optional<Row> moduleError() {
        return rows(asModule, "error").findFirst();
    }

    /** Returns what browsers refuse in a classic script. */
    List<Row> moduleSyntax() {
        return rows(asModule, "module").toList();
    }

    boolean exports(String name) {
        return rows(asModule, "export").anyMatch(row -> row.text().equals(name));
    }

    /** Returns imports by what is written, as seen from the file, or from Kismet's page. */
    Stream<Row> imports() {
        return Stream.concat(asModule.stream(), moduleError().isPresent() ? asScript.stream() : Stream.empty())
                .filter(row -> row.what().equals("import") || row.what().equals("base-import"));
    }

    private static Stream<Row> rows(List<Row> rows, String what) {
        return rows.stream().filter(row -> row.what().equals(what));
    }
}
