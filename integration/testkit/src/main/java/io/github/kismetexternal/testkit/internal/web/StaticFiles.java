package io.github.kismetexternal.testkit.internal.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory that is served to everybody, without a login. Immutable.
 *
 * @param prefix the path it is served below, which ends in a slash
 * @param root the directory; it need not exist
 */
public record StaticFiles(String prefix, Path root) {
    /**
     * Finds what a path leads to, a file or a directory; null if there is nothing that may be read.
     *
     * <p>A link that leaves the directory is refused. Like Kismet this compares the real paths as texts, so that
     * {@code httpd-data} beside {@code httpd} is taken for a part of it (kis_net_beast_httpd.cc:1056-1077, and
     * measured).
     */
    @Nullable Path find(String path) {
        if (!path.startsWith(prefix)) {
            return null;
        }
        try {
            Path found = Path.of(root + "/" + path.substring(prefix.length())).toRealPath();
            boolean inside = found.toString().startsWith(root.toRealPath().toString());
            return inside && Files.isReadable(found) ? found : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
