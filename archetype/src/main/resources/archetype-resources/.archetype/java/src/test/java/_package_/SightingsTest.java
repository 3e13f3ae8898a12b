package _package_;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static _package_.Sightings.News.ARRIVED;
import static _package_.Sightings.News.NONE;
import static _package_.Sightings.News.STILL_THERE;
import static org.assertj.core.api.Assertions.assertThat;

class SightingsTest {
    private final Sightings sightings = new Sightings();

    private static Sighting seen(String key, long time) {
        return new Sighting(key, "02:4B:50:00:00:01", "name", "*", 1, time);
    }

    @Test
    void a_device_arrives_once() {
        assertThat(sightings.add(seen("a", 10))).isEqualTo(ARRIVED);
        assertThat(sightings.add(seen("a", 10))).isEqualTo(NONE);
        assertThat(sightings.add(seen("a", 11))).isEqualTo(STILL_THERE);
    }

    @Test
    void a_device_that_was_away_arrives_again() {
        sightings.add(seen("a", 10));

        assertThat(sightings.add(seen("a", 10 + Sightings.AWAY_SECONDS))).isEqualTo(STILL_THERE);
        assertThat(sightings.add(seen("a", 11 + 2 * Sightings.AWAY_SECONDS))).isEqualTo(ARRIVED);
    }

    @Test
    void the_latest_comes_first() {
        sightings.add(seen("a", 10));
        sightings.add(seen("b", 12));
        sightings.add(seen("c", 11));

        assertThat(sightings.latestFirst()).extracting(Sighting::key).containsExactly("b", "c", "a");
    }

    @Test
    void when_full_only_what_has_left_makes_room() {
        IntStream.range(0, Sightings.MOST).forEach(i -> sightings.add(seen("device " + i, 1000 + i)));

        assertThat(sightings.add(seen("late", 1000 + Sightings.AWAY_SECONDS))).isEqualTo(NONE);
        assertThat(sightings.add(seen("late", 1001 + Sightings.AWAY_SECONDS))).isEqualTo(ARRIVED);
        assertThat(sightings.latestFirst()).hasSize(Sightings.MOST).noneMatch(one -> one.key().equals("device 0"));
    }

    @Test
    void forgets_what_is_no_longer_watched_for() {
        sightings.add(seen("a", 10));

        sightings.keepOnly(List.of("*"));
        assertThat(sightings.latestFirst()).hasSize(1);
        sightings.keepOnly(List.of("other"));
        assertThat(sightings.latestFirst()).isEmpty();
    }
}
