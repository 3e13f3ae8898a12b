package io.github.kismetexternal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Kismet server.
 *
 * @param year the year in the version; of a build from git since 2024-09 it is the year of the build
 * @param month the month, 1 to 12
 * @param text the whole version, such as {@code 2023-07-R2} or {@code 2025.09.0-b5d5a2d04}
 */
public record KismetRelease(int year, int month, String text) {
    private static final Pattern VERSION =
            Pattern.compile("Kismet ((20\\d\\d)([-.])(0[1-9]|1[0-2])\\3[A-Za-z0-9.-]{1,60})");

    /** Reads what {@code kismet --version} prints, or returns nothing if it is no version of Kismet. */
    static Optional<KismetRelease> parse(String line) {
        Matcher matcher = VERSION.matcher(line.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new KismetRelease(
                Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(4)), matcher.group(1)));
    }

    @Override
    public String toString() {
        return text;
    }
}
