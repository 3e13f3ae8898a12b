package io.github.kismetexternal.http;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A path such as {@code /demo/device/:key/note}, in which {@code :key} stands for any one segment. Immutable.
 *
 * <p>Kismet would take a path as a regular expression, where a stray bracket aborts Kismet itself and a dot matches
 * anything. Here every character but {@code :name} means itself.
 */
final class UriPattern {
    /** Visible ASCII characters that a path cannot hold unescaped. */
    private static final String ESCAPED_CHARACTERS = "?#%\"<>\\^`{|}";

    private static final String REGEX_CHARACTERS = ".*+?()[]{}^$|\\";

    private final String text;
    private final List<String> segments;

    private UriPattern(String text, List<String> segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if Kismet could not serve it
     */
    static UriPattern parse(String text) {
        if (!text.startsWith("/")) {
            throw refused(text, "must begin with '/'");
        }
        if (text.length() == 1) {
            throw refused(text, "must name something: Kismet serves '/' itself");
        }
        if (!hasPathCharactersOnly(text)) {
            throw refused(text, "must consist of visible ASCII characters that a path may hold unescaped, since Kismet"
                    + " compares paths without decoding them");
        }
        List<String> segments = List.of(text.substring(1).split("/", -1));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.isEmpty() && i < segments.size() - 1) {
                throw refused(text, "must not have an empty segment: Kismet collapses '//'");
            }
            if (segment.equals(".") || segment.equals("..")) {
                throw refused(text, "must not have a segment '" + segment + "': browsers remove it");
            }
            if (segment.contains(":") && !isWholeParameter(segment)) {
                throw refused(text, "must use ':' only to begin a whole segment, as in /:name; the segment '" + segment
                        + "' does not");
            }
            if (segment.startsWith(":") && !names.add(segment)) {
                throw refused(text, "must not use the name '" + segment + "' twice");
            }
        }
        return new UriPattern(text, segments);
    }

    // Without regular expressions, whose classes would delay the first page.

    private static boolean hasPathCharactersOnly(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || ESCAPED_CHARACTERS.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWholeParameter(String segment) {
        for (int i = 1; i < segment.length(); i++) {
            char c = segment.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !(digit && i > 1)) {
                return false;
            }
        }
        return isParameter(segment) && segment.length() > 1;
    }

    private static IllegalArgumentException refused(String text, String rule) {
        return new IllegalArgumentException("path (" + text + ") " + rule);
    }

    int segmentCount() {
        return segments.size();
    }

    boolean isLiteral() {
        for (String segment : segments) {
            if (isParameter(segment)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the path as Kismet must be given it: a regular expression with Kismet's own {@code :name}. */
    String kismetForm() {
        StringBuilder form = new StringBuilder(text.length() + 8);
        for (char c : text.toCharArray()) {
            if (REGEX_CHARACTERS.indexOf(c) >= 0) {
                form.append('\\');
            }
            form.append(c);
        }
        return form.toString();
    }

    /** Returns whether some path matches both patterns. */
    boolean overlaps(UriPattern other) {
        if (segments.size() != other.segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String mine = segments.get(i);
            String others = other.segments.get(i);
            boolean mineIsOpen = isParameter(mine) && !others.isEmpty();
            boolean othersIsOpen = isParameter(others) && !mine.isEmpty();
            if (!mine.equals(others) && !mineIsOpen && !othersIsOpen) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the patterns differ in the names of their open segments at most. */
    boolean sameShape(UriPattern other) {
        if (segments.size() != other.segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String mine = segments.get(i);
            String others = other.segments.get(i);
            if (!mine.equals(others) && !(isParameter(mine) && isParameter(others))) {
                return false;
            }
        }
        return true;
    }

    /** Returns for each segment whether it is open: whether a name stands for it. */
    boolean[] openSegments() {
        boolean[] open = new boolean[segments.size()];
        for (int i = 0; i < open.length; i++) {
            open[i] = isParameter(segments.get(i));
        }
        return open;
    }

    boolean fits(PathSegments path) {
        if (path.count() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean fits = isParameter(segment) ? !path.isEmpty(i) : path.is(i, segment);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Returns the raw values of the named segments of a path that fits, in their order. */
    Map<String, String> values(PathSegments path) {
        Map<String, String> values = Map.of();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isParameter(segment)) {
                values = with(values, segment.substring(1), path.get(i));
            }
        }
        return values;
    }

    /** Most patterns have one name only, for which a map of many would take four times the memory. */
    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        if (values.isEmpty()) {
            return Collections.singletonMap(name, value);
        }
        Map<String, String> more = values.size() == 1 ? new LinkedHashMap<>(values) : values;
        more.put(name, value);
        return more;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith(":");
    }

    @Override
    public String toString() {
        return text;
    }
}
