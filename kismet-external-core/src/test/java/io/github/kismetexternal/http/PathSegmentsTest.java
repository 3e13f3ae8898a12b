package io.github.kismetexternal.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PathSegmentsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/", "/a", "/a/", "//", "//a", "/a//b", "/demo/device/7/note", "/a/b/c///", "/%2F/%20", "/ä/😀/",
            })
    void segments_are_what_stands_between_slashes(String path) {
        String[] expected = path.substring(1).split("/", -1);

        PathSegments segments = segments(path);

        assertThat(segments.count()).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(segments.get(i)).isEqualTo(expected[i]);
            assertThat(segments.isEmpty(i)).isEqualTo(expected[i].isEmpty());
            assertThat(segments.is(i, expected[i])).isTrue();
            assertThat(segments.hash(i)).isEqualTo(segments("/x/" + expected[i]).hash(1));
        }
    }

    @Test
    void a_path_without_anything_has_one_empty_segment() {
        PathSegments segments = segments("");

        assertThat(segments.count()).isEqualTo(1);
        assertThat(segments.isEmpty(0)).isTrue();
        assertThat(segments.get(0)).isEmpty();
        assertThat(segments.is(0, "")).isTrue();
        assertThat(segments.is(0, "a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "dem", "demon", "emo", "Demo", "demo/", "/demo", "demo/x"})
    void a_segment_is_no_part_of_it_and_nothing_longer(String other) {
        assertThat(segments("/demo/x").is(0, other)).isFalse();
    }

    @Test
    void different_segments_of_one_hash_are_different() {
        PathSegments segments = segments("/Aa/BB");

        assertThat(segments.hash(0)).isEqualTo(segments.hash(1));
        assertThat(segments.is(0, "BB")).isFalse();
        assertThat(segments.is(1, "Aa")).isFalse();
    }

    private static PathSegments segments(String path) {
        return PathSegments.of(path, PathSegments.count(path));
    }
}
