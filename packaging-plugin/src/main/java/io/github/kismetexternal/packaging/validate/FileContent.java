package io.github.kismetexternal.packaging.validate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What is in a file. Neither method fails: what cannot be read is empty. */
interface FileContent {
    FileContent NONE = new FileContent() {
        @Override
        public byte[] head(int longest) {
            return new byte[0];
        }

        @Override
        public JarClasses classes() {
            return JarClasses.UNREADABLE;
        }
    };

    /** Returns the beginning, of at most the given length. */
    byte[] head(int longest);

    /** Returns what classes are in it, if it is a jar. */
    JarClasses classes();

    /** Reads a file when asked. */
    static FileContent of(Path file) {
        return new FileContent() {
            @Override
            public byte[] head(int longest) {
                try (InputStream stream = Files.newInputStream(file)) {
                    return stream.readNBytes(longest);
                } catch (IOException e) {
                    return new byte[0];
                }
            }

            @Override
            public JarClasses classes() {
                try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
                    return JarClasses.of(stream);
                } catch (IOException e) {
                    return JarClasses.UNREADABLE;
                }
            }
        };
    }

    /** Holds what was kept of a file in an archive. */
    static FileContent of(byte[] kept, JarClasses classes) {
        return new FileContent() {
            @Override
            public byte[] head(int longest) {
                return Arrays.copyOf(kept, Math.min(longest, kept.length));
            }

            @Override
            public JarClasses classes() {
                return classes;
            }
        };
    }
}
