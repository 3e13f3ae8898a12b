package io.github.kismetexternal.tests.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Makes the directory of a plugin with the library and the starter's pages, as the archetype and the bundle do. */
final class PageDirectory {
    private static final String HELPER = "kismet_starter";

    private PageDirectory() {}

    static Path in(Path parent) throws IOException {
        Path plugin = Files.createDirectory(parent.resolve("starter"));
        Path assets = Path.of(System.getProperty("kismet.webui"));
        copy(assets.resolve("httpd"), plugin.resolve("httpd"));
        copy(assets.resolve("starter/httpd"), plugin.resolve("httpd"));
        Files.writeString(plugin.resolve("manifest.conf"), """
                name=starter
                description=Pages
                author=Nobody
                version=1
                httpexternal=%s
                js=kismet_plugin_starter,plugin/starter/js/kismet_plugin_starter.js
                """.formatted(HELPER));
        Path launcher = plugin.resolve(HELPER);
        Files.writeString(launcher, "#!/bin/sh\nexec '%s/bin/java' -cp '%s' %s \"$@\"\n".formatted(
                System.getProperty("java.home"), System.getProperty("java.class.path"), PagePlugin.class.getName()));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return plugin;
    }

    /** Puts a file of the tests in the place of one of the plugin's. */
    static void replace(Path plugin, String file, String content) throws IOException {
        Files.writeString(plugin.resolve("httpd").resolve(file), content);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
