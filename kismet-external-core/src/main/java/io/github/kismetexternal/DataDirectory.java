package io.github.kismetexternal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The directory that is a plugin's own and outlives its upgrades: {@code ~/.kismet/plugin-data/<dirname>}. */
final class DataDirectory {
    private final Path path;

    private DataDirectory(Path path) {
        this.path = path;
    }

    /** The home is the running user's in the system's user database, as Kismet itself takes it, not {@code $HOME}. */
    static DataDirectory of(String dirname) {
        return new DataDirectory(Path.of(System.getProperty("user.home"), ".kismet", "plugin-data", dirname));
    }

    /** Returns the directory, made if it is not there, and closed to all but its owner. */
    Path create() {
        try {
            Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(ownerOnly));
            if (!Files.getPosixFilePermissions(path).equals(ownerOnly)) {
                Files.setPosixFilePermissions(path, ownerOnly);
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the data directory (" + path + ") must be a directory this user can make; check who owns "
                            + path.getParent(),
                    e);
        }
    }

    /** Reads {@code settings.properties}, which need not be there. */
    Map<String, String> settings() {
        Path file = path.resolve("settings.properties");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(
                    "settings (" + file + ") must be a readable properties file in UTF-8: " + e.getMessage(),
                    e instanceof IOException io ? io : new IOException(e));
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return Map.copyOf(settings);
    }
}
