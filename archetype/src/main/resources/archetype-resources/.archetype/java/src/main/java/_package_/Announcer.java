package _package_;

import java.util.List;
import java.util.function.Consumer;

/** Tells Kismet's users which devices have arrived, in a few lines however many they are. Immutable. */
final class Announcer {
    private static final int MOST_LINES = 5;

    private final Consumer<String> messages;

    Announcer(Consumer<String> messages) {
        this.messages = messages;
    }

    void announce(List<Sighting> arrived) {
        arrived.stream().limit(MOST_LINES).forEach(sighting -> messages.accept("_pluginName_: saw " + sighting));
        if (arrived.size() > MOST_LINES) {
            messages.accept("_pluginName_: saw " + (arrived.size() - MOST_LINES) + " more that match");
        }
    }
}
