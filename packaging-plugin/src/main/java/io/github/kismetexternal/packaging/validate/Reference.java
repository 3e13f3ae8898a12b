package io.github.kismetexternal.packaging.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address in a page or script, as a browser understands it there. Immutable.
 *
 * @param kind where it leads
 * @param value what is written
 * @param path the path inside the plugin's directory, beginning with {@code httpd/} and with a slash at its end if one
 *     is written; null if it leads elsewhere
 */
record Reference(Kind kind, String value, @Nullable String path) {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern IGNORED_BY_BROWSERS = Pattern.compile("[\\t\\r\\n]");
    private static final int LONGEST = 8192;

    enum Kind {
        /** Relative, and so right wherever the page is served. */
        RELATIVE,
        /** A path from the root of the host. */
        ABSOLUTE_PATH,
        /** On a host of its own. */
        OUTSIDE,
        /** A file of the computer that the browser runs on. */
        LOCAL_FILE,
        /** Nothing to be fetched, or made when the page runs. */
        NONE
    }

    /**
     * Understands an address.
     *
     * @param base the path of the page or script as served, such as {@code /plugin/notes/index.html}
     */
    static Reference of(String value, String base, String dirname) {
        String address = IGNORED_BY_BROWSERS.matcher(value.strip()).replaceAll("").replace('\\', '/');
        if (address.length() > LONGEST || address.contains("{{") || address.contains("${")) {
            return new Reference(Kind.NONE, value, null);
        }
        if (address.startsWith("//")) {
            return new Reference(Kind.OUTSIDE, value, null);
        }
        Matcher scheme = SCHEME.matcher(address);
        if (scheme.matches()) {
            return new Reference(kindOf(scheme.group(1).toLowerCase(Locale.ROOT)), value, null);
        }
        String path = address.replaceFirst("[?#].*", "");
        if (path.isEmpty()) {
            return new Reference(Kind.NONE, value, null);
        }
        String target = resolve(path, base);
        String root = "/plugin/" + dirname + "/";
        return new Reference(
                path.startsWith("/") ? Kind.ABSOLUTE_PATH : Kind.RELATIVE,
                value,
                target.startsWith(root) ? "httpd/" + target.substring(root.length()) : null);
    }

    private static Kind kindOf(String scheme) {
        return switch (scheme) {
            case "http", "https", "ws", "wss", "ftp" -> Kind.OUTSIDE;
            case "file" -> Kind.LOCAL_FILE;
            default -> Kind.NONE;
        };
    }

    /** Returns a path from the root, without dots. */
    static String resolve(String path, String base) {
        String all = path.startsWith("/") ? path : base.substring(0, base.lastIndexOf('/') + 1) + path;
        List<String> segments = new ArrayList<>();
        for (String segment : all.split("/")) {
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        boolean directory = all.endsWith("/") || all.endsWith("/.") || all.endsWith("/..");
        return "/" + String.join("/", segments) + (directory && !segments.isEmpty() ? "/" : "");
    }
}
