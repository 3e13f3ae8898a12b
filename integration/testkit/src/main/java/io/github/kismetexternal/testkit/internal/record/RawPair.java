package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bytes of the two pipes in two files of one directory, as a shell or a script can record them. */
final class RawPair {
    private RawPair() {}

    /**
     * Reads the two files.
     *
     * @throws IOException if one is missing or cannot be read
     */
    static Recording read(Path directory) throws IOException {
        // What the helper said comes first: Kismet never speaks before it.
        List<Block> blocks = Stream.of(
                        new Block(Direction.OF_HELPER, 0, read(directory, "to-kismet.bin")),
                        new Block(Direction.TO_HELPER, 0, read(directory, "from-kismet.bin")))
                .filter(block -> !block.bytes().isEmpty())
                .toList();
        return new Recording(Map.of(), blocks, false, 0);
    }

    private static Bytes read(Path directory, String name) throws IOException {
        for (Path file : List.of(directory.resolve(name), directory.resolve(name + ".gz"))) {
            if (Files.isRegularFile(file)) {
                return Bytes.of(Recording.contentOf(file));
            }
        }
        throw new MalformedRecordingException("directory (" + directory + ") of a recording must have " + name + " or "
                + name + ".gz; name the directory that has both directions, or a file that kismet-testkit recorded");
    }
}
