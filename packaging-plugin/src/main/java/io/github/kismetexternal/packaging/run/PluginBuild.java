package io.github.kismetexternal.packaging.run;

/** Builds the plugin's bundle from its sources as they are now. For one thread. */
@FunctionalInterface
public interface PluginBuild {
    /**
     * Builds the bundle.
     *
     * @return what was built
     * @throws RunException if it cannot be built; the message says why
     */
    BuiltBundle build() throws RunException;
}
