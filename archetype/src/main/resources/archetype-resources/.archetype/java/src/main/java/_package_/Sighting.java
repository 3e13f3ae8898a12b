package _package_;

/**
 * A device that a pattern matched, fit to be shown and written as JSON.
 *
 * @param key Kismet's own name for the device
 * @param name its SSID if it has one, else what Kismet calls it
 * @param pattern what matched
 * @param firstSeen in seconds since 1970
 * @param lastSeen in seconds since 1970
 */
record Sighting(String key, String mac, String name, String pattern, long firstSeen, long lastSeen) {
    static Sighting of(SeenDevice device, WatchPattern pattern) {
        String name = device.ssids().stream().findFirst().orElse(device.name());
        return new Sighting(
                device.key(),
                VisibleText.shortened(device.mac()),
                VisibleText.shortened(name),
                pattern.text(),
                device.firstSeen().getEpochSecond(),
                device.lastSeen().getEpochSecond());
    }

    @Override
    public String toString() {
        return (name.equals(mac) ? mac : '"' + name + "\" (" + mac + ')') + ", which matches " + pattern;
    }
}
