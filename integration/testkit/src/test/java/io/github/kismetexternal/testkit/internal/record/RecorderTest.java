package io.github.kismetexternal.testkit.internal.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Traffic is recorded as it flows, and never suffers from it. */
class RecorderTest {
    @TempDir
    Path directory;

    private final List<String> console = new ArrayList<>();

    @Test
    void records_both_directions_in_order_with_times_and_attributes() throws IOException {
        Path file = directory.resolve("a.rec");
        ByteArrayOutputStream reachedHelper = new ByteArrayOutputStream();
        try (Recorder recorder = Recorder.to(file, Map.of(Recording.PLUGIN, "demo"));
                InputStream in = recorder.ofHelper(new ByteArrayInputStream("register".getBytes(UTF_8)));
                OutputStream out = recorder.toHelper(reachedHelper)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("register");
            out.write("request".getBytes(UTF_8));
            out.write('!');
        }

        Recording recording = Recording.read(file);

        assertThat(reachedHelper).hasToString("request!");
        assertThat(recording.bytes(Direction.OF_HELPER)).asString().isEqualTo("register");
        assertThat(recording.bytes(Direction.TO_HELPER)).asString().isEqualTo("request!");
        assertThat(recording.blocks()).extracting(Block::nanos).isSorted();
        assertThat(recording.attributes()).containsEntry(Recording.PLUGIN, "demo");
        assertThat(Instant.parse(recording.attributes().get(Recording.STARTED))).isBefore(Instant.now());
    }

    @Test
    void can_be_read_while_it_is_written() throws IOException {
        Path file = directory.resolve("a.rec");
        try (Recorder recorder = Recorder.to(file, Map.of());
                OutputStream out = recorder.toHelper(OutputStream.nullOutputStream())) {
            out.write("request".getBytes(UTF_8));

            assertThat(Recording.read(file).bytes(Direction.TO_HELPER)).asString().isEqualTo("request");
        }
    }

    @Test
    void a_request_is_recorded_before_its_answer_can_come() throws IOException {
        Path file = directory.resolve("a.rec");
        List<Integer> recordedByThen = new ArrayList<>();
        try (Recorder recorder = Recorder.to(file, Map.of());
                OutputStream out = recorder.toHelper(new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        recordedByThen.add(Recording.read(file).blocks().size());
                    }
                })) {
            out.write('!');
        }

        assertThat(recordedByThen).containsExactly(1);
    }

    @Test
    void a_large_write_becomes_several_blocks() throws IOException {
        Path file = directory.resolve("a.rec");
        byte[] large = new byte[2 * RecordingFormat.MAX_BLOCK + 1];
        try (Recorder recorder = Recorder.to(file, Map.of());
                OutputStream out = recorder.toHelper(OutputStream.nullOutputStream())) {
            out.write(large);
        }

        assertThat(Recording.read(file).blocks()).hasSize(3);
        assertThat(Recording.read(file).bytes(Direction.TO_HELPER)).isEqualTo(large);
    }

    @Test
    void a_full_disk_ends_the_recording_with_one_line_and_not_the_traffic() throws IOException {
        ByteArrayOutputStream disk = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) {
                throw new AssertionError("a block is one write");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                disk.write(bytes, offset, Math.min(length, 100 - disk.size()));
                if (disk.size() == 100) {
                    throw new IOException("No space left on device");
                }
            }
        };
        ByteArrayOutputStream reachedHelper = new ByteArrayOutputStream();
        try (Recorder recorder = new Recorder(full, Map.of(), console::add);
                OutputStream out = recorder.toHelper(reachedHelper)) {
            for (int i = 0; i < 10; i++) {
                out.write("request".getBytes(UTF_8));
            }
        }

        assertThat(reachedHelper.size()).isEqualTo(70);
        assertThat(console).singleElement().asString()
                .isEqualTo("The recording ends, the plugin goes on: its file cannot be written: No space left on"
                        + " device; what was recorded until now can be used");
        Recording recording = new RecordingReader("full", disk.toByteArray()).read();
        assertThat(recording.blocks()).hasSize(3);
        assertThat(recording.missing()).isPositive();
    }

    @Test
    void what_flows_after_its_end_is_not_recorded() throws IOException {
        Path file = directory.resolve("a.rec");
        Recorder recorder = Recorder.to(file, Map.of(), console::add);
        OutputStream out = recorder.toHelper(OutputStream.nullOutputStream());
        recorder.close();
        out.write(1);

        assertThat(Recording.read(file).blocks()).isEmpty();
        assertThat(console).isEmpty();
    }

    @Test
    void an_interrupted_thread_does_not_end_the_recording() throws IOException {
        Path file = directory.resolve("a.rec");
        try (Recorder recorder = Recorder.to(file, Map.of(), console::add);
                OutputStream out = recorder.toHelper(OutputStream.nullOutputStream())) {
            Thread.currentThread().interrupt();
            out.write(1);
            assertThat(Thread.interrupted()).isTrue();
            out.write(2);
        }

        assertThat(Recording.read(file).bytes(Direction.TO_HELPER)).containsExactly(1, 2);
    }

    @Test
    void blocks_of_many_threads_are_whole() throws Exception {
        Path file = directory.resolve("a.rec");
        List<Thread> threads = new ArrayList<>();
        try (Recorder recorder = Recorder.to(file, Map.of())) {
            for (int i = 0; i < 4; i++) {
                OutputStream out = recorder.toHelper(OutputStream.nullOutputStream());
                threads.add(new Thread(() -> writeOften(out)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(Recording.read(file).blocks()).hasSize(4000);
    }

    private static void writeOften(OutputStream out) {
        try {
            for (int i = 0; i < 1000; i++) {
                out.write("frame".getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void never_replaces_a_file() throws IOException {
        Path file = Files.writeString(directory.resolve("a.rec"), "precious");

        assertThatThrownBy(() -> Recorder.to(file, Map.of()))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("a recording must not replace a file; delete it or name another");
        assertThat(file).hasContent("precious");
    }

    @Test
    void its_file_is_its_owners_only_as_it_holds_tokens() throws IOException {
        Path file = directory.resolve("a.rec");
        Recorder.to(file, Map.of()).close();

        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void refuses_an_attribute_before_it_makes_a_file() {
        Path file = directory.resolve("a.rec");

        assertThatThrownBy(() -> Recorder.to(file, Map.of("Plugin Name", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attribute name (Plugin Name) of a recording must match");
        assertThatThrownBy(() -> Recorder.to(file, Map.of("plugin", "x".repeat(1001))))
                .hasMessage("attribute plugin (1001 bytes) of a recording must have at most 1000 bytes; shorten it");
        assertThatThrownBy(() -> RecordingFormat.header(attributes(65)))
                .hasMessage("attributes of a recording (65) must be at most 64; leave some out");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_recording_has_up_to_64_attributes_of_up_to_1000_bytes() {
        Map<String, String> most = attributes(64);
        most.put("a0", "x".repeat(1000));

        assertThat(RecordingFormat.header(most)).hasSizeGreaterThan(1000 + 64);
    }

    private static Map<String, String> attributes(int count) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put("a" + i, "x");
        }
        return attributes;
    }
}
