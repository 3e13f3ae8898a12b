package io.github.kismetexternal;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was written into a pipe and waits to be read. Linux tells it at both ends of a pipe (FIONREAD), which is what
 * {@link FileInputStream#available} asks for; of a socket it would tell what can be read here, and elsewhere anything.
 */
final class PipeContent {
    private final @Nullable FileInputStream pipe;

    private PipeContent(@Nullable FileInputStream pipe) {
        this.pipe = pipe;
    }

    /** Returns what is in a pipe that is open under a number. */
    static PipeContent of(FileOutputStream pipe, int number) {
        try {
            Path open = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number));
            // Never read from, and so never in anybody's way.
            return new PipeContent(open.toString().startsWith("pipe:") ? new FileInputStream(pipe.getFD()) : null);
        } catch (IOException | UnsupportedOperationException e) {
            return new PipeContent(null);
        }
    }

    /** Returns whether the pipe is certainly empty. */
    boolean isNothing() {
        try {
            return pipe != null && pipe.available() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
