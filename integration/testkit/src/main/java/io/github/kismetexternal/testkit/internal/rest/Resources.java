package io.github.kismetexternal.testkit.internal.rest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The recorded files in the jar. */
final class Resources {
    private static final String FOLDER = "/io/github/kismetexternal/testkit/samples/";

    private Resources() {}

    static InputStream open(String name) throws IOException {
        InputStream found = Resources.class.getResourceAsStream(FOLDER + name);
        if (found == null) {
            throw new FileNotFoundException(FOLDER + name + " is not in the jar");
        }
        return found;
    }
}
