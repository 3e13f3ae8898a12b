package io.github.kismetexternal.packaging.run;

import java.nio.file.Path;

/**
 * A bundle that was built. Immutable.
 *
 * @param directory the plugin's directory
 * @param web the files for the browser that it was made from; need not exist
 * @param hasHelper whether there is a program that Kismet starts
 * @param home a directory for whoever runs it, which need not exist
 */
public record BuiltBundle(Path directory, Path web, boolean hasHelper, Path home) {}
