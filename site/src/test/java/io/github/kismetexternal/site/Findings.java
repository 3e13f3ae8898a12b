package io.github.kismetexternal.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What is wrong with a built site, a line for each fault, which names the page. */
final class Findings {
    private static final String LOADED = "img[src], script[src], iframe[src], source[src], video[src], embed[src]";
    private static final Pattern STYLE_URL =
            Pattern.compile("(?:@import\\s+['\"]?|url\\(\\s*['\"]?)([^'\")\\s;]+)");
    private static final String SNIPPET_FAULT = "Error during retrieving content";

    private Findings() {}

    /** Each place that is missing, with the pages that lead there; the Javadoc tool answers for its own pages. */
    static List<String> deadLinks(BuiltSite site) {
        Map<String, Set<String>> pagesByPlace = new TreeMap<>();
        for (String page : site.written()) {
            for (String link : links(site.pages().get(page))) {
                if (!BuiltSite.leavesTheSite(link)) {
                    site.missing(page, link).ifPresent(place ->
                            pagesByPlace.computeIfAbsent(place, unknown -> new TreeSet<>()).add(page));
                }
            }
        }
        return pagesByPlace.entrySet().stream()
                .map(dead -> dead.getKey() + ", to which these lead: " + String.join(", ", dead.getValue()))
                .toList();
    }

    /** What a browser would load from elsewhere: links may lead there, nothing else may. */
    static List<String> loadedFromElsewhere(BuiltSite site) {
        List<String> loaded = new ArrayList<>();
        site.pages().forEach((page, document) -> {
            List<String> sources = new ArrayList<>(document.select(LOADED).eachAttr("src"));
            sources.addAll(document.select("link[rel*=stylesheet], link[rel*=icon]").eachAttr("href"));
            document.select("style, [style]")
                    .forEach(styled -> sources.addAll(urls(styled.data() + styled.attr("style"))));
            sources.stream().filter(BuiltSite::leavesTheSite).filter(source -> !source.startsWith("data:"))
                    .forEach(source -> loaded.add(page + ": " + source));
        });
        for (Path style : styles(site.root())) {
            urls(read(style)).stream().filter(BuiltSite::leavesTheSite).filter(url -> !url.startsWith("data:"))
                    .forEach(url -> loaded.add(site.root().relativize(style) + ": " + url));
        }
        return loaded;
    }

    /** Pages that nobody who begins at the first one gets to. */
    static List<String> outOfReach(BuiltSite site) {
        Set<String> unseen = new TreeSet<>(site.written());
        Deque<String> next = new ArrayDeque<>(List.of("index.html"));
        while (!next.isEmpty()) {
            String page = next.remove();
            if (unseen.remove(page)) {
                site.pages().get(page).select("a[href]").eachAttr("href").stream()
                        .filter(link -> !BuiltSite.leavesTheSite(link) && site.missing(page, link).isEmpty())
                        .forEach(link -> next.add(BuiltSite.target(page, link).getPath()));
            }
        }
        return List.copyOf(unseen);
    }

    /** Code that a marker was to bring, and did not. */
    static List<String> emptySamples(BuiltSite site) {
        List<String> empty = new ArrayList<>();
        for (String page : site.written()) {
            Document document = site.pages().get(page);
            for (Element sample : document.select("pre")) {
                if (sample.text().isBlank() || sample.text().contains(SNIPPET_FAULT)) {
                    Element before = sample.previousElementSibling();
                    empty.add(page + ": the sample after: " + (before == null ? "the beginning" : before.text()));
                }
            }
            if (document.body().text().contains("SNIPPET: ")) {
                empty.add(page + ": a mark of a sample is to be seen");
            }
            if (document.body().text().contains("MACRO{")) {
                empty.add(page + ": a MACRO that is not alone in its comment");
            }
        }
        return empty;
    }

    private static List<String> links(Document document) {
        List<String> links = new ArrayList<>(document.select("a[href], area[href], link[href]").eachAttr("href"));
        links.addAll(document.select(LOADED).eachAttr("src"));
        return links;
    }

    private static List<String> urls(String style) {
        List<String> urls = new ArrayList<>();
        Matcher url = STYLE_URL.matcher(style);
        while (url.find()) {
            urls.add(url.group(1));
        }
        return urls;
    }

    private static List<Path> styles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".css")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path style) {
        try {
            return Files.readString(style);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
