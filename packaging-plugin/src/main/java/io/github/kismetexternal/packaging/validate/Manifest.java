package io.github.kismetexternal.packaging.validate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A {@code manifest.conf} as Kismet reads it: one {@code key=value} a line, in pieces of at most 8191 bytes; no quotes,
 * no comment behind a value; keys in any case; of several values of a key the first counts; and what follows the last
 * newline is lost. Immutable.
 *
 * @param lines the lines of the file
 * @param settings what Kismet takes from them, in their order, and what it would if it did not lose it
 */
record Manifest(List<Line> lines, List<Setting> settings) {
    static final String FILE = "manifest.conf";
    static final int LONGEST_LINE = 8191;

    /**
     * One line of the file.
     *
     * @param number counted from 1
     * @param bytes the line without its newline, one character for each byte
     * @param terminated whether a newline follows
     */
    record Line(int number, String bytes, boolean terminated) {
        String text() {
            return decode(bytes);
        }

        boolean isBlankOrComment() {
            return bytes.isBlank() || bytes.strip().startsWith("#");
        }
    }

    /**
     * One value of a key.
     *
     * @param line the line's number
     * @param key in lower case, as Kismet compares keys
     * @param value trimmed; may be empty, which Kismet takes for none
     * @param appends whether the line has {@code +=}
     * @param lost whether Kismet does not read the line, as it is the last and has no newline
     */
    record Setting(int line, String key, String value, boolean appends, boolean lost) {
        boolean counts() {
            return !lost && !value.isEmpty();
        }
    }

    static Manifest of(byte[] content) {
        List<Line> lines = new ArrayList<>();
        List<Setting> settings = new ArrayList<>();
        String text = new String(content, ISO_8859_1);
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            Line line = new Line(lines.size() + 1, text.substring(start, end), newline >= 0);
            lines.add(line);
            addSettings(line, settings);
            start = end + 1;
        }
        return new Manifest(List.copyOf(lines), List.copyOf(settings));
    }

    private static void addSettings(Line line, List<Setting> settings) {
        String bytes = line.bytes();
        for (int start = 0; start < bytes.length(); start += LONGEST_LINE) {
            int end = Math.min(bytes.length(), start + LONGEST_LINE);
            boolean lost = !line.terminated() && end == bytes.length();
            String piece = bytes.substring(start, end).strip();
            int equals = piece.indexOf('=');
            if (equals > 0 && !piece.startsWith("#")) {
                boolean appends = piece.charAt(equals - 1) == '+';
                String key = piece.substring(0, appends ? equals - 1 : equals).strip().toLowerCase(Locale.ROOT);
                String value = decode(piece.substring(equals + 1).strip());
                settings.add(new Setting(line.number(), decode(key), value, appends, lost));
            }
        }
    }

    private static String decode(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    /** Returns the setting of a key that counts. */
    Optional<Setting> first(String key) {
        return settings.stream().filter(setting -> setting.counts() && setting.key().equals(key)).findFirst();
    }

    /** Returns the setting that names the plugin's program, under the newer or the older of its keys. */
    Optional<Setting> helper() {
        return first("httpexternal").or(() -> first("kisexternal"));
    }
}
