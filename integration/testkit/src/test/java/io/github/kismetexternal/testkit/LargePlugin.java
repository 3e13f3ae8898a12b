package io.github.kismetexternal.testkit;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.http.Request;
import io.github.kismetexternal.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A plugin with large answers. */
public final class LargePlugin {
    private LargePlugin() {}

    public static void main(String[] args) {
        KismetPlugin.named("large")
                .get("/large/get/:size", request -> answer(request, request.path("size")))
                .post("/large/post", request -> answer(request, request.variable("size").orElseThrow()))
                .run(args);
    }

    private static Response answer(Request request, String size) {
        return Response.text(text(request.method(), Integer.parseInt(size)));
    }

    /** Returns a text of a length in which no part is like another, and that tells the method it answers. */
    static String text(String method, int size) {
        StringBuilder text = new StringBuilder(size + 100);
        for (int line = 0; text.length() < size; line++) {
            text.append(method).append(' ').append(line).append('\n');
        }
        return text.substring(0, size);
    }

    /** Makes a plugin directory below that for plugins, with a launcher that says what the kit's launcher says. */
    static Path install(Path plugins) throws IOException {
        Path directory = Files.createDirectories(plugins.resolve("large"));
        Files.writeString(directory.resolve("manifest.conf"), """
                name=Large
                description=Large answers
                author=The test kit
                version=1
                httpexternal=kismet_large
                """);
        Path launcher = Files.writeString(directory.resolve("kismet_large"), """
                #!/bin/sh
                exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dkismet.plugin.dir='%s' \\
                    -Dkismet.plugin.dirname=large -cp '%s' %s "$@"
                """.formatted(
                        System.getProperty("java.home"),
                        directory.toRealPath(),
                        System.getProperty("java.class.path"),
                        LargePlugin.class.getName()));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }
}
