package io.github.kismetexternal.packaging.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The addresses in a page of the plugin. Immutable.
 *
 * @param path the page's path inside the plugin's directory
 * @param links in the order of the page
 */
record Page(String path, List<Link> links) {
    static final int LONGEST = 1 << 20;

    private static final int DEEPEST = 512;
    private static final int MOST_LINKS = 20_000;

    /** What only leads somewhere, or names something, and is not needed to show the page. */
    private static final Set<String> NAVIGATING = Set.of("a", "area");

    private static final Set<String> NAMING_LINKS =
            Set.of("canonical", "author", "license", "help", "search", "alternate", "me", "next", "prev");

    private static final Map<String, List<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("a", List.of("href")),
            Map.entry("area", List.of("href")),
            Map.entry("link", List.of("href")),
            Map.entry("script", List.of("src")),
            Map.entry("img", List.of("src", "srcset")),
            Map.entry("source", List.of("src", "srcset")),
            Map.entry("iframe", List.of("src")),
            Map.entry("frame", List.of("src")),
            Map.entry("embed", List.of("src")),
            Map.entry("audio", List.of("src")),
            Map.entry("video", List.of("src", "poster")),
            Map.entry("track", List.of("src")),
            Map.entry("input", List.of("src", "formaction")),
            Map.entry("object", List.of("data")),
            Map.entry("form", List.of("action")),
            Map.entry("button", List.of("formaction")));

    /**
     * An address.
     *
     * @param line the line that its element begins in
     * @param attribute the element and attribute that it stands in
     * @param loads whether the page needs what is there
     */
    record Link(int line, String attribute, boolean loads, Reference reference) {}

    static Page of(BundleFile file, String dirname) {
        Document document = Parser.htmlParser()
                .setTrackPosition(true)
                .setMaxDepth(DEEPEST)
                .parseInput(file.text(LONGEST), "");
        String served = "/plugin/" + dirname + file.path().substring("httpd".length());
        Element base = document.selectFirst("base[href]");
        Reference baseReference = base == null ? null : Reference.of(base.attr("href"), served, dirname);
        List<Link> links = new ArrayList<>();
        if (baseReference != null) {
            links.add(new Link(lineOf(base), "base href", true, baseReference));
            if (baseReference.kind() == Reference.Kind.OUTSIDE) {
                return new Page(file.path(), links);
            }
            served = Reference.resolve(base.attr("href").replaceFirst("[?#].*", ""), served);
        }
        String from = served;
        document.stream()
                .filter(element -> ATTRIBUTES.containsKey(element.normalName()))
                .limit(MOST_LINKS)
                .forEach(element -> addLinks(element, from, dirname, links));
        return new Page(file.path(), List.copyOf(links));
    }

    private static void addLinks(Element element, String from, String dirname, List<Link> links) {
        for (String attribute : ATTRIBUTES.getOrDefault(element.normalName(), List.of())) {
            if (element.hasAttr(attribute)) {
                for (String address : addresses(attribute, element.attr(attribute))) {
                    links.add(new Link(
                            lineOf(element),
                            element.normalName() + " " + attribute,
                            isNeeded(element),
                            Reference.of(address, from, dirname)));
                }
            }
        }
    }

    private static List<String> addresses(String attribute, String value) {
        if (!attribute.equals("srcset") || value.contains("data:")) {
            return List.of(value);
        }
        return Arrays.stream(value.split(","))
                .map(candidate -> candidate.strip().split("\\s+")[0])
                .toList();
    }

    private static boolean isNeeded(Element element) {
        if (NAVIGATING.contains(element.normalName())) {
            return false;
        }
        return !element.normalName().equals("link")
                || Arrays.stream(element.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"))
                        .noneMatch(NAMING_LINKS::contains);
    }

    private static int lineOf(Element element) {
        return Math.max(0, element.sourceRange().start().lineNumber());
    }
}
