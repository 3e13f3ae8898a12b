package io.github.kismetexternal.tests.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Names of networks that would run in a page, or spoil a terminal or what stands beside them. */
final class HostileNames {
    /** What all of them begin with. */
    static final String BEGINNING = "Kitchen";

    private static final String MARKUP = BEGINNING + "<img src=x onerror=hit=1>";
    /** With the beginning, what fits an SSID's 32 characters. */
    private static final int ATOMS = 24;
    private static final int REPLACEMENT = 0xFFFD;

    private HostileNames() {}

    /** Returns names with markup, and with each control and bidi character. */
    static List<String> all() {
        int[] hostile = IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(HostileNames::isHostile).toArray();
        List<String> names = new ArrayList<>(List.of(MARKUP));
        for (int i = 0; i < hostile.length; i += ATOMS) {
            names.add(BEGINNING + new String(hostile, i, Math.min(ATOMS, hostile.length - i)));
        }
        return names;
    }

    /** Returns the access point that is to have a name; none of them is looked at for anything else. */
    static String mac(int index) {
        return "02:4B:50:00:00:1" + index;
    }

    /** Returns whether a terminal would obey a character, or the text behind it turn around. */
    static boolean isHostile(int character) {
        return Character.isISOControl(character) || isBidiControl(character);
    }

    private static boolean isBidiControl(int character) {
        return character == 0x061C
                || character >= 0x200E && character <= 0x200F
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069;
    }

    /** Returns a name with the replacement character for each hostile one. */
    static String replaced(String name) {
        return name.codePoints()
                .map(character -> isHostile(character) ? REPLACEMENT : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
