package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What was recorded is read back, however the writer ended, and whoever wrote the file. */
class RecordingTest {
    private static final Map<String, String> ATTRIBUTES = Map.of("release", "2025-09");
    private static final int HEADER = RecordingFormat.header(ATTRIBUTES).length;

    @TempDir
    Path directory;

    @Test
    void holds_what_was_recorded() throws IOException {
        Recording recording = read(file(block(Direction.OF_HELPER, 5, "hello"), block(Direction.TO_HELPER, 7, "yes")));

        assertThat(recording.attributes()).isEqualTo(ATTRIBUTES);
        assertThat(recording.timed()).isTrue();
        assertThat(recording.missing()).isZero();
        assertThat(recording.blocks())
                .containsExactly(
                        new Block(Direction.OF_HELPER, 5, Bytes.of("hello")),
                        new Block(Direction.TO_HELPER, 7, Bytes.of("yes")));
    }

    @Test
    void cut_off_at_any_byte_holds_every_whole_block() throws IOException {
        byte[] first = block(Direction.OF_HELPER, 5, "hello");
        byte[] second = block(Direction.TO_HELPER, 7, "yes");
        byte[] whole = file(first, second);
        List<Block> blocks = read(whole).blocks();
        for (int size = HEADER; size <= whole.length; size++) {
            Recording recording = read(Arrays.copyOf(whole, size));

            int count = size == whole.length ? 2 : size >= HEADER + first.length ? 1 : 0;
            int end = HEADER + (count > 0 ? first.length : 0) + (count > 1 ? second.length : 0);
            assertThat(recording.blocks()).as("of %d bytes", size).isEqualTo(blocks.subList(0, count));
            assertThat(recording.missing()).as("of %d bytes", size).isEqualTo(size - end);
        }
    }

    @Test
    void cut_off_in_its_header_says_so() throws IOException {
        for (int size = RecordingFormat.MAGIC.length; size < HEADER; size++) {
            byte[] cut = Arrays.copyOf(file(), size);

            assertThatThrownBy(() -> read(cut))
                    .isInstanceOf(MalformedRecordingException.class)
                    .hasMessageContaining("the rest of its header");
        }
    }

    @Test
    void zeros_at_the_end_are_what_a_crash_leaves() throws IOException {
        byte[] whole = file(block(Direction.OF_HELPER, 5, "hello"));

        Recording recording = read(Arrays.copyOf(whole, whole.length + 4000));

        assertThat(recording.blocks()).hasSize(1);
        assertThat(recording.missing()).isEqualTo(4000);
    }

    @Test
    void a_last_block_that_was_written_in_part_is_left_out() throws IOException {
        byte[] torn = block(Direction.OF_HELPER, 6, "torn");
        torn[torn.length - 1] = 0;

        Recording recording = read(file(block(Direction.OF_HELPER, 5, "hello"), torn));

        assertThat(recording.blocks()).hasSize(1);
        assertThat(recording.missing()).isEqualTo(torn.length);
    }

    @Test
    void damage_before_the_end_is_reported_with_its_place() {
        byte[] damaged = block(Direction.OF_HELPER, 6, "damaged");
        damaged[damaged.length - 1] ^= 1;
        byte[] file = file(damaged, block(Direction.OF_HELPER, 7, "sound"));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageMatching("recording \\(test\\), byte " + HEADER
                        + ": block must have the checksum [0-9A-F]{8}, has [0-9A-F]{8}; the file is damaged.*");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_537, Integer.MAX_VALUE})
    void a_length_that_no_recorder_writes_is_refused_unread(int length) {
        byte[] block = block(Direction.OF_HELPER, 6, "long");
        ByteBuffer.wrap(block).putInt(9, length);

        assertThatThrownBy(() -> read(file(block)))
                .hasMessageContaining("length of a block (" + length + ") must be from 1 to 65536");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_536})
    void a_block_has_1_to_65536_bytes(int length) throws IOException {
        byte[] file = file(block(Direction.OF_HELPER, 6, "x".repeat(length)));

        assertThat(read(file).blocks()).singleElement().extracting(Block::bytes).isEqualTo(
                Bytes.of("x".repeat(length)));
    }

    @Test
    void times_that_run_backwards_are_refused() {
        byte[] file = file(block(Direction.OF_HELPER, 6, "a"), block(Direction.OF_HELPER, 5, "b"));

        assertThatThrownBy(() -> read(file)).hasMessageContaining("time (5 ns) must not be before");
    }

    @Test
    void another_version_is_refused() {
        byte[] file = file();
        file[RecordingFormat.MAGIC.length + 1] = 9;

        assertThatThrownBy(() -> read(file)).hasMessageContaining("version (9) must be 1");
    }

    @Test
    void another_file_is_refused() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "no recording");

        assertThatThrownBy(() -> Recording.read(file))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("notes.txt), byte 0: must begin with the mark of a recording; name a file");
    }

    @Test
    void no_byte_that_is_changed_leads_to_anything_but_a_recording_or_a_message() {
        byte[] whole = file(block(Direction.OF_HELPER, 5, "hello"), block(Direction.TO_HELPER, 7, "yes"));
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                FrameCutter.cut(read(changed));
            } catch (MalformedRecordingException e) {
                assertThat(e).hasMessageStartingWith("recording (test), byte ");
            }
        }
    }

    @Test
    void is_read_compressed() throws IOException {
        Path file = directory.resolve("a.rec.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(file(block(Direction.OF_HELPER, 5, "hello")));
        }

        assertThat(Recording.read(file).blocks()).hasSize(1);
    }

    @Test
    void a_directory_without_one_of_the_directions_is_refused() throws IOException {
        Files.writeString(directory.resolve("to-kismet.bin"), "x");

        assertThatThrownBy(() -> Recording.read(directory))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("must have from-kismet.bin or from-kismet.bin.gz");
    }

    @Test
    void a_pair_of_files_is_a_recording_without_times() throws IOException {
        Files.writeString(directory.resolve("to-kismet.bin"), "from the helper");
        Files.writeString(directory.resolve("from-kismet.bin"), "from Kismet");

        Recording recording = Recording.read(directory);

        assertThat(recording.timed()).isFalse();
        assertThat(recording.blocks())
                .containsExactly(
                        new Block(Direction.OF_HELPER, 0, Bytes.of("from the helper")),
                        new Block(Direction.TO_HELPER, 0, Bytes.of("from Kismet")));
    }

    private static Recording read(byte[] file) throws MalformedRecordingException {
        return new RecordingReader("test", file).read();
    }

    private static byte[] file(byte[]... blocks) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(RecordingFormat.header(ATTRIBUTES));
        for (byte[] block : blocks) {
            file.writeBytes(block);
        }
        return file.toByteArray();
    }

    private static byte[] block(Direction direction, long nanos, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return RecordingFormat.block(direction, nanos, bytes, 0, bytes.length);
    }
}
