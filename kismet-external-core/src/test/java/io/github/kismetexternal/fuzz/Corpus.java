package io.github.kismetexternal.fuzz;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The inputs that fuzzing found worth keeping, in one compressed file for each target: their number, then the size and
 * the bytes of each.
 */
final class Corpus {
    private Corpus() {}

    /** Returns a target's committed corpus, which is empty if it has none yet. */
    static List<byte[]> committed(FuzzTarget target) throws IOException {
        try (InputStream file = Corpus.class.getResourceAsStream("/fuzz/" + fileName(target))) {
            return file == null ? List.of() : read(new DataInputStream(new GZIPInputStream(file)));
        }
    }

    private static List<byte[]> read(DataInputStream in) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            inputs.add(in.readNBytes(in.readInt()));
        }
        return inputs;
    }

    /** Packs the files of a directory: the same files to the same bytes. */
    static void pack(Path directory, Path file) throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(directory)) {
            inputs = files.sorted().toList();
        }
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(inputs.size());
            for (Path input : inputs) {
                byte[] data = Files.readAllBytes(input);
                out.writeInt(data.length);
                out.write(data);
            }
        }
    }

    static String fileName(FuzzTarget target) {
        return target.label() + ".corpus.gz";
    }
}
