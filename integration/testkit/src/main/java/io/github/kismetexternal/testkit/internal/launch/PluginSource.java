package io.github.kismetexternal.testkit.internal.launch;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a plugin comes from. Immutable. */
public interface PluginSource {
    /**
     * Returns what Kismet reads of the plugin's directory, if it has one.
     *
     * @throws IllegalArgumentException if Kismet would skip the plugin
     */
    Optional<PluginDirectory> directory(SimulatedRelease release);

    /** Returns the name for people: the directory's, or the launcher's. */
    String name();

    /**
     * Starts the plugin's helper, if it has one.
     *
     * @param search where Kismet looks for helpers, or nothing for the plugin's own directory
     * @param environment variables beside those of this process
     * @throws IllegalArgumentException if Kismet would not find the program, or may not run it
     * @throws IOException if no process can be started
     */
    Optional<Helper> start(SimulatedRelease release, Optional<HelperSearch> search, Map<String, String> environment)
            throws IOException;

    /** Returns a plugin as it lies in Kismet's plugin directory. */
    static PluginSource ofDirectory(Path path) {
        Path directory = path.toAbsolutePath().normalize();
        return new PluginSource() {
            @Override
            public Optional<PluginDirectory> directory(SimulatedRelease release) {
                return Optional.of(PluginDirectory.read(directory, release));
            }

            @Override
            public String name() {
                return directory.getFileName().toString();
            }

            @Override
            public Optional<Helper> start(
                    SimulatedRelease release, Optional<HelperSearch> search, Map<String, String> environment)
                    throws IOException {
                Optional<String> helper = PluginDirectory.read(directory, release).helper();
                if (helper.isEmpty()) {
                    return Optional.empty();
                }
                HelperSearch places = search.orElseGet(() -> new HelperSearch(List.of(directory)));
                Path program = places.find(helper.get()).orElseThrow(() -> new IllegalArgumentException("plugin ("
                        + directory + ") must name in httpexternal= a program that its owner may run, was '"
                        + helper.get() + "'; Kismet looks for it in helper_binary_path, which is " + places));
                return Optional.of(HelperProcess.start(List.of(program.toString()), environment));
            }
        };
    }

    /**
     * Returns a helper without a plugin directory around it.
     *
     * @throws IllegalArgumentException if the launcher is not there or may not be run
     */
    static PluginSource ofLauncher(Path path) {
        Path launcher = path.toAbsolutePath().normalize();
        if (!Files.isRegularFile(launcher) || !Files.isExecutable(launcher)) {
            throw new IllegalArgumentException("launcher (" + launcher + ") must be a program that may be run");
        }
        return ofCommand(launcher.getFileName().toString(), List.of(launcher.toString()));
    }

    /** Returns a helper that is started by a command, to which Kismet's arguments are added. */
    static PluginSource ofCommand(String name, List<String> command) {
        return ofHelper(name, environment -> HelperProcess.start(command, environment));
    }

    /** Starts a helper. */
    @FunctionalInterface
    interface Start {
        /**
         * Starts the helper.
         *
         * @throws IOException if it cannot be started
         */
        Helper start(Map<String, String> environment) throws IOException;
    }

    /** Returns a helper that is started in a way of its own. */
    static PluginSource ofHelper(String name, Start start) {
        return new PluginSource() {
            @Override
            public Optional<PluginDirectory> directory(SimulatedRelease release) {
                return Optional.empty();
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Helper> start(
                    SimulatedRelease release, Optional<HelperSearch> search, Map<String, String> environment)
                    throws IOException {
                return Optional.of(start.start(environment));
            }
        };
    }
}
