package io.github.kismetexternal.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The pages as they were made, Javadoc included, by their path in the site. */
record BuiltSite(Path root, Map<String, Document> pages) {
    private static final Path BUILT = Path.of("target/site");
    private static final String API = "apidocs/";

    static BuiltSite read() {
        return of(BUILT);
    }

    static BuiltSite of(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return new BuiltSite(root, files.filter(file -> file.toString().endsWith(".html"))
                    .collect(Collectors.toMap(file -> root.relativize(file).toString(), BuiltSite::parse)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages that are not Javadoc. */
    List<String> written() {
        return pages.keySet().stream().filter(page -> !page.startsWith(API)).sorted().toList();
    }

    /** Returns why nothing is where a link points, if so. */
    Optional<String> missing(String page, String link) {
        URI target;
        try {
            target = target(page, link);
        } catch (IllegalArgumentException e) {
            return Optional.of("no address is " + link);
        }
        Path file = root.resolve(target.getPath()).normalize();
        if (!file.startsWith(root.normalize()) || !Files.isRegularFile(file)) {
            return Optional.of("the site has no file " + target.getPath());
        }
        Document document = pages.get(target.getPath());
        String anchor = target.getFragment();
        if (document == null || anchor == null || anchor.isEmpty() || has(document, anchor)) {
            return Optional.empty();
        }
        return Optional.of(target.getPath() + " has no anchor " + anchor);
    }

    /** Where a link of a page leads: a path in the site, and perhaps an anchor. */
    static URI target(String page, String link) {
        return URI.create(page.replace(" ", "%20")).resolve(link.isEmpty() || link.startsWith("#")
                ? page.substring(page.lastIndexOf('/') + 1) + link
                : link);
    }

    static boolean leavesTheSite(String link) {
        return link.matches("(?i)([a-z][a-z0-9+.-]*:|//).*");
    }

    private static boolean has(Document document, String anchor) {
        return document.getElementById(anchor) != null
                || document.select("a[name]").stream().anyMatch(a -> a.attr("name").equals(anchor));
    }

    private static Document parse(Path file) {
        try {
            return Jsoup.parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
