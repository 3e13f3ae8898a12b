package io.github.kismetexternal.packaging.validate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One file, directory or link of a bundle. Immutable as far as the file system is.
 *
 * @param path the path inside the plugin's directory, with {@code /} and none at its ends
 * @param mode the permission bits, or -1 if they are unknown
 * @param size the length in bytes; 0 for what is no file
 * @param linkTarget where a link leads, as it is written there; a hard link's is a path inside the plugin's directory
 */
record BundleFile(Kind kind, String path, int mode, long size, @Nullable String linkTarget, FileContent content) {
    static final int UNKNOWN_MODE = -1;

    enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK
    }

    static BundleFile directory(String path, int mode) {
        return new BundleFile(Kind.DIRECTORY, path, mode, 0, null, FileContent.NONE);
    }

    static BundleFile link(String path, String target) {
        return new BundleFile(Kind.SYMBOLIC_LINK, path, UNKNOWN_MODE, 0, target, FileContent.NONE);
    }

    static BundleFile file(String path, int mode, long size, FileContent content) {
        return new BundleFile(Kind.FILE, path, mode, size, null, content);
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }

    boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    boolean isLink() {
        return kind == Kind.SYMBOLIC_LINK;
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns what stands behind the last dot of the name, in lower case; empty if there is none. */
    String extension() {
        int dot = name().lastIndexOf('.');
        return dot < 0 ? "" : name().substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Returns the beginning, as UTF-8; what is none becomes replacement characters. */
    String text(int longest) {
        return new String(content.head(longest), StandardCharsets.UTF_8);
    }
}
