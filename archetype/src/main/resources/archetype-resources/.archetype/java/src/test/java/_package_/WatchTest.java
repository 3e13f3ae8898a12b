package _package_;

import io.github.kismetexternal.rest.KismetRest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WatchTest {
    private final List<String> messages = new ArrayList<>();
    private final List<Sighting> changes = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();
    private final List<SeenDevice> devices = new ArrayList<>();
    private List<WatchPattern> list = List.of(WatchPattern.parse("Guest*"));
    private Instant now = Instant.ofEpochSecond(1_800_000_000);
    private DeviceSource source = time -> {
        asked.add(time);
        return List.copyOf(devices);
    };
    private final Watch watch = new Watch(() -> list, time -> source.seenSince(time), new Sightings(),
            new Announcer(messages::add), changes::add, () -> now);

    private SeenDevice device(int number, String ssid, Instant lastSeen) {
        String mac = "02:4B:50:00:00:%02X".formatted(number);
        return new SeenDevice("key" + number, mac, mac, Set.of(ssid), now.minusSeconds(60), lastSeen);
    }

    private void lookAfter(Duration time) {
        now = now.plus(time);
        watch.look();
    }

    @Test
    void tells_what_matches_and_nothing_else() {
        devices.add(device(1, "Guests", now));
        devices.add(device(2, "Home", now));

        watch.look();

        assertThat(messages)
                .containsExactly("_pluginName_: saw \"Guests\" (02:4B:50:00:00:01), which matches Guest*");
        assertThat(changes).extracting(Sighting::key).containsExactly("key1");
    }

    @Test
    void hostile_names_are_text_in_messages() {
        list = List.of(WatchPattern.parse("*"));
        devices.add(device(1, "<img src=x onerror=alert(1)>", now));
        devices.add(device(2, "a\u202Eb\nc", now));

        watch.look();

        assertThat(messages).containsExactly(
                "_pluginName_: saw \"<img src=x onerror=alert(1)>\" (02:4B:50:00:00:01), which matches *",
                "_pluginName_: saw \"a\uFFFDb\uFFFDc\" (02:4B:50:00:00:02), which matches *");
    }

    @Test
    void many_arrivals_make_few_messages() {
        IntStream.range(0, 20).forEach(i -> devices.add(device(i, "Guests", now)));

        watch.look();

        assertThat(messages).hasSize(6).last().asString().endsWith("saw 15 more that match");
        assertThat(changes).hasSize(20);
    }

    @Test
    void asks_every_three_seconds_for_what_was_seen_since() {
        devices.add(device(1, "Guests", now.minusSeconds(5)));

        watch.look();
        lookAfter(Duration.ofMillis(2999));
        lookAfter(Duration.ofMillis(1));

        assertThat(asked).containsExactly(Instant.EPOCH, devices.get(0).lastSeen());
    }

    @Test
    void a_clock_that_is_ahead_hides_nobody() {
        devices.add(device(1, "Guests", now.plusSeconds(1000)));

        watch.look();
        lookAfter(Duration.ofSeconds(3));

        assertThat(asked).containsExactly(Instant.EPOCH, Instant.EPOCH);
    }

    @Test
    void a_new_pattern_is_looked_for_at_once_and_in_what_was_seen_before() {
        devices.add(device(1, "Home", now));
        watch.look();

        list = List.of(WatchPattern.parse("Home"));
        watch.look();

        assertThat(asked).containsExactly(Instant.EPOCH, Instant.EPOCH);
        assertThat(changes).extracting(Sighting::name).containsExactly("Home");
    }

    @Test
    void an_empty_list_asks_nothing() {
        list = List.of();

        watch.look();

        assertThat(asked).isEmpty();
    }

    @Test
    void a_kismet_that_does_not_answer_is_left_alone_for_half_a_minute() {
        KismetRest nobody = KismetRest.withApiKey(URI.create("http://127.0.0.1:1/"), "0".repeat(32));
        source = time -> {
            asked.add(time);
            nobody.system().status();
            return List.of();
        };

        watch.look();
        lookAfter(Duration.ofMillis(29_999));
        lookAfter(Duration.ofMillis(1));

        assertThat(asked).hasSize(2);
        assertThat(messages).isEmpty();
    }
}
