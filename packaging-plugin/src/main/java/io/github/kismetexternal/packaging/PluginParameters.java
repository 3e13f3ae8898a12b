package io.github.kismetexternal.packaging;

import org.jspecify.annotations.Nullable;

/**
 * Holds what an author has set; null is what is left to the kit. Immutable.
 *
 * @param artifactId the project's artifactId, from which names follow
 * @param dirname the plugin's directory
 * @param helper the launcher
 * @param jsModule the name of the script
 * @param ui2 what the manifest says under that key
 * @param mainClass the class to run
 * @param webOnly whether there is nothing to run
 */
record PluginParameters(
        String artifactId,
        @Nullable String dirname,
        @Nullable String helper,
        @Nullable String jsModule,
        @Nullable String ui2,
        @Nullable String mainClass,
        boolean webOnly) {

    /** Returns the same but for the launcher's name. */
    PluginParameters withHelper(@Nullable String name) {
        return new PluginParameters(artifactId, dirname, name, jsModule, ui2, mainClass, webOnly);
    }

    /**
     * Returns the plugin's names.
     *
     * @throws BundleException if one is missing or breaks its rule, or if there is one that only a plugin with a helper
     *     can have
     */
    PluginNames names() {
        if (!webOnly) {
            return PluginNames.of(artifactId, dirname, helper, jsModule, mainClass);
        }
        requireNone("mainClass", mainClass);
        requireNone("helper", helper);
        return PluginNames.webOnly(artifactId, dirname, jsModule);
    }

    private static void requireNone(String parameter, @Nullable String value) {
        if (value != null) {
            throw new BundleException(parameter + " (" + value + ") must not be set together with webOnly, as a plugin"
                    + " of browser files only starts nothing; remove one of the two from pom.xml.");
        }
    }
}
