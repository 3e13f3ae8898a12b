package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says who a plugin is, to Kismet: its names, and the manifest that tells them. Immutable.
 *
 * @param names the names
 * @param manifest the manifest, which agrees with the names
 */
record Identity(PluginNames names, PluginManifest manifest) {

    /**
     * Returns what the manifest that the author wrote says, if there is one, else what follows from the pom.
     *
     * @throws BundleException if something that Kismet requires is missing, or breaks its rule, or is said in two ways
     * @throws IOException if the manifest cannot be read
     */
    static Identity of(PluginParameters parameters, ProjectDescription about, WebDirectory web, Path handWritten)
            throws IOException {
        if (parameters.webOnly()) {
            web.requireExisting();
        }
        if (Files.exists(handWritten)) {
            return ManifestFile.read(handWritten).identity(parameters);
        }
        PluginNames names = parameters.names();
        return new Identity(names, PluginManifest.of(names, about, web.script(names), parameters.ui2()));
    }
}
