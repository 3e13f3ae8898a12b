package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/** Tells which machines a Java runtime is for. */
final class Platform {
    private Platform() {}

    /**
     * Returns {@code -<os>-<architecture>}, such as {@code -linux-aarch64}, for a runtime's directory; nothing if there
     * is no such directory.
     *
     * @throws IOException if its file {@code release} cannot be read
     * @throws BundleException if that file does not name the two
     */
    static String suffixOf(Path runtime) throws IOException {
        if (!Files.isDirectory(runtime)) {
            return "";
        }
        Path file = runtime.resolve("release");
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            release.load(reader);
        }
        return "-" + value(file, release, "OS_NAME") + "-" + value(file, release, "OS_ARCH");
    }

    private static String value(Path file, Properties release, String key) {
        String value = release.getProperty(key, "").replace("\"", "").toLowerCase(Locale.ROOT);
        if (!value.matches("[a-z0-9_]+")) {
            throw new BundleException(key + " (" + value + ") in " + file + " must say what the runtime is for, as it"
                    + " becomes part of the archive's name; make the runtime with jlink, which writes it.");
        }
        return value;
    }
}
