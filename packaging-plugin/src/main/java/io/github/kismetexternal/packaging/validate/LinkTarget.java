package io.github.kismetexternal.packaging.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows symbolic links by their text alone. */
final class LinkTarget {
    private LinkTarget() {}

    /**
     * Returns where a link leads.
     *
     * @param link the path of the link inside the plugin's directory
     * @param target what is written in it
     * @param isLink tells whether a path is itself a link: its parent, written {@code ..}, may then be anywhere
     * @return a path inside that directory, or null if the link leaves it or may do so
     */
    static @Nullable String inside(String link, String target, Predicate<String> isLink) {
        if (target.startsWith("/") || target.isEmpty() || target.indexOf('\\') >= 0) {
            return null;
        }
        List<String> path = new ArrayList<>(List.of(link.split("/")));
        path.remove(path.size() - 1);
        for (String segment : target.split("/")) {
            if (segment.equals("..")) {
                if (path.isEmpty() || isLink.test(String.join("/", path))) {
                    return null;
                }
                path.remove(path.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                path.add(segment);
            }
        }
        return String.join("/", path);
    }
}
