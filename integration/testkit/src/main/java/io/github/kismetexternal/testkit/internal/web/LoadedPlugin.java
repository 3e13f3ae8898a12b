package io.github.kismetexternal.testkit.internal.web;

/**
 * A plugin that Kismet has activated, as its web server tells of it. Immutable. What a manifest lacks is empty.
 *
 * @param helper the name of its helper
 * @param dirname the name of its directory
 * @param path its directory, with a slash at the end
 * @param jsModule the first part of the manifest's {@code js}
 * @param jsPath the second part, relative to the web server's root
 */
public record LoadedPlugin(
        String name,
        String description,
        String author,
        String version,
        String helper,
        String dirname,
        String path,
        String jsModule,
        String jsPath) {
    /** Returns the manifest's {@code js}. */
    String js() {
        return jsModule.isEmpty() ? "" : jsModule + "," + jsPath;
    }
}
