package io.github.kismetexternal.rest;

import java.util.regex.Pattern;

/** MAC addresses as Kismet takes them. */
final class Mac {
    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}");

    private Mac() {}

    static String checked(String mac) {
        if (!FORM.matcher(mac).matches()) {
            throw new IllegalArgumentException(
                    "MAC address (" + RestCall.visible(mac) + ") must be six pairs of hex digits, such as 02:4B:50:00:00:01");
        }
        return mac;
    }
}
