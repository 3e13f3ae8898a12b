package _package_;

/**
 * An SSID, in which {@code *} stands for any characters and {@code ?} for one.
 *
 * <p>Takes at most as many steps as pattern and SSID have characters, multiplied: no pattern makes it slow.
 */
record SsidGlob(String text) implements WatchPattern {
    @Override
    public String kind() {
        return "Network name";
    }

    @Override
    public boolean matches(SeenDevice device) {
        return device.ssids().stream().anyMatch(this::matches);
    }

    boolean matches(String ssid) {
        int[] pattern = text.codePoints().toArray();
        int[] name = ssid.codePoints().toArray();
        int p = 0;
        int n = 0;
        int star = -1;
        int starEnd = 0;
        while (n < name.length) {
            if (p < pattern.length && pattern[p] == '*') {
                star = p++;
                starEnd = n;
            } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == name[n])) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starEnd;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '*') {
            p++;
        }
        return p == pattern.length;
    }
}
