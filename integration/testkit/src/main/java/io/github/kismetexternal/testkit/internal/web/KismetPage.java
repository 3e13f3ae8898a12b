package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A page in the place of Kismet's: it signs in, loads the plugins' scripts as the release does, and has the same
 * extension points. Our own code; to look at plugins, not at devices. Immutable.
 */
final class KismetPage {
    private static final String FOLDER = "/io/github/kismetexternal/testkit/page/";
    private static final String PREFIX = "/simulated/";
    private static final Pattern FILE = Pattern.compile("[a-z]+\\.(?:js|css)");
    private static final String JQUERY = "/META-INF/resources/webjars/jquery/3.7.1/dist/jquery.min.js";
    private static final Map<String, String> OTHERS =
            Map.of("/index.html", FOLDER + "index.html", PREFIX + "jquery.js", JQUERY);

    private final byte[] release;

    KismetPage(SimulatedRelease release) {
        this.release = """
                const simulated = {
                    release: '%s',
                    modules: %b,
                    tabulator: %b,
                    themes: %b,
                    activatesTabs: %b,
                    deactivatesTabs: %b
                };
                """.formatted(
                        release.label(),
                        release.importsModules(),
                        release.listsDevicesWithTabulator(),
                        release.hasThemes(),
                        release.activatesTabs(),
                        release.deactivatesTabs())
                .getBytes(UTF_8);
    }

    /** Returns the content of a file of the page, or null if it has none at that path. */
    byte @Nullable [] find(String path) {
        if (path.equals(PREFIX + "release.js")) {
            return release.clone();
        }
        if (path.equals("/favicon.ico")) {
            // Browsers ask for it, and Kismet has one.
            return new byte[0];
        }
        String other = OTHERS.get(path);
        if (other != null) {
            return read(other);
        }
        String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
        return FILE.matcher(name).matches() ? read(FOLDER + name) : null;
    }

    private static byte @Nullable [] read(String resource) {
        try (InputStream in = KismetPage.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
