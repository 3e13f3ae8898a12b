package _package_;

import java.util.List;

/**
 * What the tab shows, a part at a time: each fits the one frame that Kismet takes without risk, however long the names.
 *
 * @param more whether there are further sightings on the next page
 */
record WatchPage(List<Entry> patterns, List<Sighting> sightings, boolean more) {
    private static final int SIGHTINGS = 15;

    record Entry(String pattern, String kind) {}

    static WatchPage of(WatchList list, Sightings all, int number) {
        List<Sighting> sightings = all.latestFirst();
        int from = Math.min(sightings.size(), number * SIGHTINGS);
        int to = Math.min(sightings.size(), from + SIGHTINGS);
        List<Entry> patterns = list.patterns().stream()
                .map(pattern -> new Entry(pattern.text(), pattern.kind()))
                .toList();
        return new WatchPage(patterns, sightings.subList(from, to), to < sightings.size());
    }
}
