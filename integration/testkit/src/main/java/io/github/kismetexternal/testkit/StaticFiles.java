package io.github.kismetexternal.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A plugin's {@code httpd/} directory, served below {@code /plugin/<dirname>/} to everybody. */
final class StaticFiles {
    private final String prefix;
    private final Path root;

    StaticFiles(PluginDirectory plugin) {
        this.prefix = "/plugin/" + plugin.dirname() + "/";
        this.root = plugin.path().resolve("httpd");
    }

    record File(String contentType, byte[] content) {}

    @Nullable File find(String path) throws IOException {
        if (!path.startsWith(prefix)) {
            return null;
        }
        String name = path.substring(prefix.length());
        Path file = root.resolve(name.isEmpty() || name.endsWith("/") ? name + "index.html" : name);
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(root.toRealPath())) {
            return null;
        }
        return new File(ContentTypes.ofPath(file.toString()), Files.readAllBytes(file));
    }
}
