package io.github.kismetexternal.testkit.internal.launch;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from a {@code kismet_site.conf} where Kismet looks for helpers. Directories are written with Kismet's
 * abbreviations (configfile.cc:394-504 at 2025-09); those that need a running log are deleted, as unknown ones are.
 *
 * @param home what {@code %h} stands for
 * @param etc what {@code %E} stands for
 * @param bin what {@code %B} stands for, the directory of Kismet's own programs
 */
public record SiteConfig(Path home, Path etc, Path bin) {
    private static final String KEY = "helper_binary_path";
    private static final Pattern ABBREVIATION = Pattern.compile("%(.)");

    /**
     * Returns where helpers are looked for: in {@code %B}, unless the file replaces it.
     *
     * @throws IOException if the file cannot be read
     */
    public HelperSearch helperSearch(Path file, SimulatedRelease release) throws IOException {
        ConfigFile config = ConfigFile.read(file, release);
        List<Path> directories = new ArrayList<>();
        if (!config.replaces(KEY)) {
            directories.add(bin);
        }
        config.all(KEY).forEach(value -> directories.add(Path.of(expand(value))));
        return new HelperSearch(directories);
    }

    private String expand(String value) {
        return ABBREVIATION.matcher(value).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "h" -> home.toString();
            case "E" -> etc.toString();
            case "B" -> bin.toString();
            default -> "";
        }));
    }
}
