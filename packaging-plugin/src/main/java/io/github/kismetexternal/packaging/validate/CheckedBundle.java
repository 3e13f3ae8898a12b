package io.github.kismetexternal.packaging.validate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules look at: a plugin's files, and what several rules make of them. Not thread-safe. */
public final class CheckedBundle {
    private static final int LONGEST_MANIFEST = 1 << 20;

    private final BundleFiles files;
    private final Set<String> silenced;
    private @Nullable Optional<Manifest> manifest;
    private @Nullable List<Page> pages;
    private @Nullable Scripts scripts;

    CheckedBundle(BundleFiles files, Set<String> silenced) {
        this.files = files;
        this.silenced = silenced;
    }

    BundleFiles files() {
        return files;
    }

    /** Returns the ids of the rules that are not to be checked. */
    Set<String> silenced() {
        return silenced;
    }

    /** Returns the manifest, if there is one; of a huge one the first MiB. */
    Optional<Manifest> manifest() {
        if (manifest == null) {
            BundleFile file = files.get(Manifest.FILE);
            manifest = file == null || !file.isFile()
                    ? Optional.empty()
                    : Optional.of(Manifest.of(file.content().head(LONGEST_MANIFEST)));
        }
        return manifest;
    }

    /** Returns what the manifest says of a key. */
    Optional<Manifest.Setting> setting(String key) {
        return manifest().flatMap(read -> read.first(key));
    }

    /** Returns what the manifest calls the plugin's program. */
    Optional<Manifest.Setting> helper() {
        return manifest().flatMap(Manifest::helper);
    }

    /** Returns the file that Kismet runs, if it is in the bundle. */
    Optional<BundleFile> helperFile() {
        return helper().map(setting -> files.get(setting.value())).filter(BundleFile::isFile);
    }

    /** Returns what is served to browsers, with the directories. */
    Stream<BundleFile> served() {
        return files.all().stream().filter(file -> file.path().startsWith("httpd/"));
    }

    List<Page> pages() {
        if (pages == null) {
            pages = files.filesIn("httpd")
                    .filter(file -> Set.of("html", "htm").contains(file.extension()))
                    .map(file -> Page.of(file, files.dirname()))
                    .toList();
        }
        return pages;
    }

    /** Returns the plugin's scripts. JavaScript is parsed when somebody asks for one, and not before. */
    Scripts scripts() {
        if (scripts == null) {
            scripts = new Scripts(this);
        }
        return scripts;
    }
}
