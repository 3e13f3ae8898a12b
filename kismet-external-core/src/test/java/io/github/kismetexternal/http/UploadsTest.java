package io.github.kismetexternal.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class UploadsTest {
    private static final String PATH = "/demo/x";
    private static final int PIECE = 9000;
    private static final int MEBIBYTE = 1 << 20;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<Runnable> cleaning = Collections.synchronizedList(new ArrayList<>());
    private final Uploads uploads = new Uploads(now::get, cleaning::add);

    @Test
    void parts_in_order_make_the_whole_with_the_last() {
        assertThat(accept("a", 0, 3, "one")).isNull();
        assertThat(accept("a", 1, 3, "two")).isNull();
        assertThat(accept("a", 2, 3, "three")).isEqualTo("onetwothree");
    }

    @Test
    void parts_in_any_order_make_the_whole_with_the_one_that_was_missing() {
        assertThat(accept("a", 2, 3, "three")).isNull();
        assertThat(accept("a", 0, 3, "one")).isNull();
        assertThat(accept("a", 1, 3, "two")).isEqualTo("onetwothree");
    }

    @Test
    void one_part_is_a_whole() {
        assertThat(accept("a", 0, 1, "one")).isEqualTo("one");
        assertThat(uploads.waiting()).isZero();
    }

    @Test
    void uploads_do_not_mix() {
        accept("a", 0, 2, "a0");
        accept("b", 1, 2, "b1");

        assertThat(accept("b", 0, 2, "b0")).isEqualTo("b0b1");
        assertThat(accept("a", 1, 2, "a1")).isEqualTo("a0a1");
    }

    @Test
    void a_character_may_be_cut_between_two_parts() {
        byte[] snowman = "☃".getBytes(UTF_8);

        uploads.accept(PATH, new UploadPart("a", 0, 2, Arrays.copyOf(snowman, 1)));
        byte[] whole = uploads.accept(PATH, new UploadPart("a", 1, 2, Arrays.copyOfRange(snowman, 1, 3)));

        assertThat(whole).isEqualTo(snowman);
    }

    @Test
    void a_part_that_comes_again_changes_nothing() {
        accept("a", 0, 2, "one");

        assertThat(accept("a", 0, 2, "one")).isNull();
        assertThat(accept("a", 1, 2, "two")).isEqualTo("onetwo");
    }

    @Test
    void a_part_that_comes_again_with_other_content_is_refused_and_the_first_one_stays() {
        accept("a", 0, 2, "one");

        assertRefused(409, "Part 0 was there with other content", () -> accept("a", 0, 2, "eno"));
        assertThat(accept("a", 1, 2, "two")).isEqualTo("onetwo");
    }

    @Test
    void parts_that_disagree_about_their_number_or_path_are_refused() {
        accept("a", 0, 2, "one");

        assertRefused(409, "one path and have one _parts", () -> accept("a", 1, 3, "two"));
        assertRefused(409, "one path and have one _parts", () -> accept("a", 0, 1, "one"));
        assertRefused(
                409,
                "one path and have one _parts",
                () -> uploads.accept("/demo/y", new UploadPart("a", 1, 2, bytes("two"))));
        assertThat(accept("a", 1, 2, "two")).isEqualTo("onetwo");
    }

    @Test
    void a_part_of_a_complete_upload_is_refused_for_60_seconds_whichever_it_is() {
        accept("a", 0, 2, "one");
        accept("a", 1, 2, "two");

        pass(60, -1);
        assertRefused(409, "complete and was handled", () -> accept("a", 1, 2, "two"));
        assertRefused(409, "complete and was handled", () -> accept("a", 0, 2, "other"));

        now.incrementAndGet();
        assertThat(accept("a", 0, 1, "again")).isEqualTo("again");
    }

    @Test
    void a_mebibyte_is_taken() {
        String whole = null;
        int count = (MEBIBYTE + PIECE - 1) / PIECE;
        for (int i = 0; i < count; i++) {
            whole = accept("a", i, count, "x".repeat(Math.min(PIECE, MEBIBYTE - i * PIECE)));
        }

        assertThat(whole).hasSize(MEBIBYTE);
    }

    @Test
    void a_byte_more_is_refused_and_the_upload_is_dropped() {
        int count = (MEBIBYTE + PIECE - 1) / PIECE;
        for (int i = 0; i < count - 1; i++) {
            accept("a", i, count, "x".repeat(PIECE));
        }
        String tooMuch = "x".repeat(MEBIBYTE - (count - 1) * PIECE + 1);

        assertRefused(413, "at most 1048576 bytes", () -> accept("a", count - 1, count, tooMuch));
        assertThat(uploads.waiting()).isZero();
        assertRefused(413, "at most 1048576 bytes", () -> accept("a", 0, count, "x"));
    }

    @Test
    void an_upload_lives_just_under_60_seconds() {
        accept("a", 0, 3, "one");
        pass(30, 0);
        accept("a", 1, 3, "two");
        pass(30, -1);

        assertThat(accept("a", 2, 3, "three")).isEqualTo("onetwothree");
    }

    @Test
    void an_upload_that_is_60_seconds_old_is_gone_and_says_so_for_as_long_again() {
        accept("a", 0, 2, "one");
        pass(60, 0);

        assertRefused(409, "has taken longer than 60 s; begin again", () -> accept("a", 1, 2, "two"));
        assertThat(uploads.waiting()).isZero();

        pass(60, -1);
        assertRefused(409, "has taken longer than 60 s", () -> accept("a", 0, 2, "one"));

        now.incrementAndGet();
        assertThat(accept("a", 0, 2, "one")).isNull();
    }

    @Test
    void what_nobody_asks_about_any_more_is_freed_when_its_time_is_over() {
        accept("a", 0, 2, "one");
        accept("a", 0, 2, "one");
        accept("b", 0, 1, "one");
        assertThat(cleaning).as("once for each upload that waits").hasSize(1);

        pass(60, -1);
        cleaning.get(0).run();
        assertThat(uploads.waiting()).isEqualTo(1);

        now.incrementAndGet();
        cleaning.get(0).run();
        assertThat(uploads.waiting()).isZero();
    }

    @Test
    void eight_uploads_wait_at_once_and_a_ninth_must_wait_for_one_of_them() {
        for (int i = 0; i < 8; i++) {
            accept("u" + i, 0, 2, "one");
        }

        assertRefused(503, "8 uploads at once", () -> accept("ninth", 0, 2, "one"));
        assertThat(accept("u3", 1, 2, "two")).isEqualTo("onetwo");
        assertThat(accept("ninth", 0, 2, "one")).isNull();
        assertRefused(503, "8 uploads at once", () -> accept("tenth", 0, 2, "one"));
        assertThat(uploads.waiting()).isEqualTo(8);
    }

    @Test
    void many_uploads_one_after_the_other_are_all_taken() {
        for (int i = 0; i < 5000; i++) {
            assertThat(accept("u" + i, 0, 1, "one")).isEqualTo("one");
        }

        assertRefused(409, "was handled", () -> accept("u4999", 0, 1, "one"));
        assertRefused(409, "was handled", () -> accept("u3976", 0, 1, "one"));
        assertThat(accept("u3975", 0, 1, "one")).as("1025 are too many to remember").isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void of_parts_that_come_at_the_same_time_exactly_one_completes_the_upload(int copies) throws Exception {
        int count = 200;
        List<UploadPart> parts = new ArrayList<>();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String text = "part " + i + ";";
            expected.append(text);
            parts.addAll(Collections.nCopies(copies, new UploadPart("a", i, count, bytes(text))));
        }
        Collections.shuffle(parts);
        ConcurrentLinkedQueue<String> wholes = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CompletableFuture.allOf(parts.stream()
                            .map(part -> CompletableFuture.runAsync(() -> acceptOrBeLate(part, wholes), threads))
                            .toArray(CompletableFuture[]::new))
                    .get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertThat(wholes).containsExactly(expected.toString());
    }

    private void acceptOrBeLate(UploadPart part, ConcurrentLinkedQueue<String> wholes) {
        try {
            byte[] whole = uploads.accept(PATH, part);
            if (whole != null) {
                wholes.add(new String(whole, UTF_8));
            }
        } catch (RequestRefusedException e) {
            assertThat(e).hasMessageContaining("was handled");
        }
    }

    private String accept(String id, int index, int count, String text) {
        byte[] whole = uploads.accept(PATH, new UploadPart(id, index, count, bytes(text)));
        return whole == null ? null : new String(whole, UTF_8);
    }

    private void pass(long seconds, long nanos) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds) + nanos);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static void assertRefused(int status, String reason, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(RequestRefusedException.class, e -> {
            assertThat(e.status()).isEqualTo(status);
            assertThat(e).hasMessageContaining(reason);
        });
    }
}
