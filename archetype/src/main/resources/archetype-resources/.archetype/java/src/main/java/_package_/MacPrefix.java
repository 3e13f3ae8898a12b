package _package_;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The beginning of a MAC address, or all of it.
 *
 * @param text pairs of upper-case hex digits with colons between them
 */
record MacPrefix(String text) implements WatchPattern {
    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){1,5}[:-]?");

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static MacPrefix of(String text) {
        String colons = text.toUpperCase(Locale.ROOT).replace('-', ':');
        return new MacPrefix(colons.endsWith(":") ? colons.substring(0, colons.length() - 1) : colons);
    }

    @Override
    public String kind() {
        return "MAC address";
    }

    @Override
    public boolean matches(SeenDevice device) {
        return device.mac().toUpperCase(Locale.ROOT).startsWith(text);
    }
}
