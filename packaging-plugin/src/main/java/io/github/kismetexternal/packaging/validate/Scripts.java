package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Manifest.Setting;
import io.github.kismetexternal.packaging.validate.ParsedScript.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scripts that the manifest names, and what they import, each parsed once. Not thread-safe. */
final class Scripts {
    /** Of a longer file only the name is checked: it was most likely made by a tool, and parsing it takes seconds. */
    static final int LONGEST = 64 << 10;

    private static final int MOST = 200;

    private final CheckedBundle bundle;
    private final JavaScriptParser parser = new JavaScriptParser();
    private final Map<String, ParsedScript> parsed = new HashMap<>();
    private @Nullable Map<String, Reached> reached;

    Scripts(CheckedBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * An import.
     *
     * @param file the path of the importing file
     * @param bare whether it is a bare name such as {@code uplot}, which browsers do not look up
     */
    record Import(String file, int line, Reference reference, boolean bare) {}

    /**
     * A script that browsers fetch.
     *
     * @param entry whether the manifest names it, rather than another script
     */
    record Reached(BundleFile file, boolean entry) {}

    /** Returns the module's name of {@code js=}; empty without a comma. */
    Optional<String> module() {
        return bundle.setting("js").map(Setting::value).filter(value -> value.indexOf(',') > 0)
                .map(value -> value.substring(0, value.indexOf(',')));
    }

    /** Returns the address in {@code js=}, behind the first comma. */
    Optional<String> address() {
        return bundle.setting("js").map(Setting::value).filter(value -> value.indexOf(',') >= 0)
                .map(value -> value.substring(value.indexOf(',') + 1));
    }

    /** Returns the file that {@code js=} names, if it is in the bundle. */
    Optional<BundleFile> entry() {
        return address().flatMap(this::served);
    }

    /**
     * Returns the file that {@code ui2=} names, if it is in the bundle. How its value is written is not known for sure,
     * so it is taken for an address as in {@code js=}, with or without a name before it, or for a path in
     * {@code httpd}.
     */
    Optional<BundleFile> newEntry() {
        return bundle.setting("ui2").map(Setting::value).flatMap(value -> {
            String address = value.substring(value.lastIndexOf(',') + 1).strip();
            return served(address).or(() -> inHttpd(address));
        });
    }

    private Optional<BundleFile> served(String address) {
        String prefix = "plugin/" + bundle.files().dirname() + "/";
        String relative = address.startsWith("/") ? address.substring(1) : address;
        return relative.startsWith(prefix) ? inHttpd(relative.substring(prefix.length())) : Optional.empty();
    }

    private Optional<BundleFile> inHttpd(String path) {
        return Optional.ofNullable(servedFile("httpd/" + path));
    }

    private @Nullable BundleFile servedFile(String path) {
        BundleFile file = bundle.files().get(path);
        return file != null && file.isFile() && file.path().startsWith("httpd/") ? file : null;
    }

    /** Returns what is in a script. */
    ParsedScript parse(BundleFile file) {
        return parsed.computeIfAbsent(file.path(), path -> {
            if (file.size() > LONGEST) {
                return ParsedScript.unparsed("has more than 64 kB");
            }
            return parser.parse(new String(file.content().head(LONGEST), StandardCharsets.UTF_8));
        });
    }

    /** Returns the scripts that browsers fetch because of the manifest, the files named there first. */
    Map<String, Reached> reached() {
        if (reached == null) {
            Map<String, Reached> found = new LinkedHashMap<>();
            Deque<BundleFile> open = new ArrayDeque<>();
            entry().ifPresent(file -> {
                found.put(file.path(), new Reached(file, true));
                open.add(file);
            });
            newEntry().ifPresent(file -> {
                if (found.put(file.path(), new Reached(file, true)) == null) {
                    open.add(file);
                }
            });
            while (!open.isEmpty() && found.size() < MOST) {
                for (Import imported : imports(open.remove())) {
                    String path = imported.reference().path();
                    BundleFile file = path == null ? null : servedFile(path);
                    if (file != null && found.putIfAbsent(path, new Reached(file, false)) == null) {
                        open.add(file);
                    }
                }
            }
            reached = found;
        }
        return reached;
    }

    /** Returns what a script imports. */
    List<Import> imports(BundleFile file) {
        String dirname = bundle.files().dirname();
        List<Import> imports = new ArrayList<>();
        parse(file).imports().forEach(row -> {
            Reference reference = Reference.of(row.text(), base(file, row), dirname);
            boolean bare = row.what().equals("import")
                    && reference.kind() == Reference.Kind.RELATIVE
                    && !row.text().startsWith("./")
                    && !row.text().startsWith("../");
            imports.add(new Import(file.path(), row.line(), reference, bare));
        });
        return imports;
    }

    private String base(BundleFile file, Row row) {
        return row.what().equals("base-import")
                ? "/"
                : "/plugin/" + bundle.files().dirname() + file.path().substring("httpd".length());
    }
}
