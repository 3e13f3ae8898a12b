package io.github.kismetexternal.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Kismet server.
 *
 * @param year the year in the version; of a build from git since 2024-09 it is the year of the build
 * @param month the month, 1 to 12
 * @param dotted whether it is written with dots, as since 2024-09, instead of dashes
 * @param text the whole version, such as {@code 2023-07-R2} or {@code 2025.09.0-b5d5a2d04}
 */
public record KismetRelease(int year, int month, boolean dotted, String text) {
    private static final Pattern VERSION =
            Pattern.compile("Kismet ((20\\d\\d)([-.])(0[1-9]|1[0-2])\\3[A-Za-z0-9.-]{1,60})");

    /**
     * Reads what {@code kismet --version} prints, or returns nothing if it is no version of Kismet.
     *
     * @param line of output
     * @return the release
     */
    public static Optional<KismetRelease> parse(String line) {
        Matcher matcher = VERSION.matcher(line.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new KismetRelease(
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(4)),
                matcher.group(3).equals("."),
                matcher.group(1)));
    }

    boolean isBefore(int otherYear, int otherMonth) {
        return year < otherYear || year == otherYear && month < otherMonth;
    }

    @Override
    public String toString() {
        return text;
    }
}
