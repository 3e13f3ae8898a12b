package io.github.kismetexternal.feed;

/**
 * What pages call a feed when they ask for several at once. It stands in a query, which Kismet decodes before it
 * splits, so there are few characters that are sure to arrive.
 */
final class FeedName {
    private static final int LONGEST = 200;

    private FeedName() {}

    /**
     * Returns the name of the feed at a path.
     *
     * @param prefix what the plugin's paths begin with
     * @throws IllegalArgumentException if pages could not ask for it
     */
    static String of(String path, String prefix) {
        String name = path.substring(path.startsWith(prefix) ? prefix.length() : Math.min(1, path.length()));
        if (!path.startsWith("/") || !isValid(name)) {
            throw new IllegalArgumentException("path of a feed (" + path + ") must be a slash and then 1 to " + LONGEST
                    + " letters, digits, slashes and any of -._~");
        }
        return name;
    }

    static boolean isValid(String name) {
        boolean valid = !name.isEmpty() && name.length() <= LONGEST;
        for (int i = 0; valid && i < name.length(); i++) {
            valid = isAlphanumeric(name.charAt(i)) || "/-._~".indexOf(name.charAt(i)) >= 0;
        }
        return valid;
    }

    static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
