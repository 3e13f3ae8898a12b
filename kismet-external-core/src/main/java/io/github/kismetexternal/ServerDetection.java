package io.github.kismetexternal;

import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.KismetRelease;
import io.github.kismetexternal.wire.ServerProfile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to speak before anything is said: Kismet never speaks first to a plugin, and a wrong guess ends the
 * plugin.
 */
final class ServerDetection {
    private final @Nullable String setting;
    private final ParentProcess parent;
    private final @Nullable String launcher;
    private final @Nullable String path;

    /**
     * Makes a detection.
     *
     * @param setting the generation that somebody asked for, or null
     * @param parent the process that started the plugin
     * @param launcher the path of the launcher as it was called, or null
     * @param path the list of directories of programs, or null
     */
    ServerDetection(
            @Nullable String setting, ParentProcess parent, @Nullable String launcher, @Nullable String path) {
        this.setting = setting;
        this.parent = parent;
        this.launcher = launcher;
        this.path = path;
    }

    /**
     * What was decided.
     *
     * @param profile what the server is taken to understand
     * @param certain whether the server at hand said so itself
     * @param release the release, where a program was asked
     * @param reason where it comes from, for people
     */
    record Decision(ServerProfile profile, boolean certain, Optional<KismetRelease> release, String reason) {
        @Override
        public String toString() {
            return "speaks " + profile.generation().label() + " in frames of at most " + profile.maxFrame()
                    + " bytes: " + reason;
        }
    }

    /**
     * Decides.
     *
     * @throws UsageException if the setting is no generation
     */
    Decision decide() throws UsageException {
        if (setting != null) {
            return new Decision(ServerProfile.unknown(generation(setting)), false, Optional.empty(), "it is set so");
        }
        return byRelease(parent.executable(), true, "Kismet %s started it")
                .or(() -> byRelease(besideLauncher(), false, "Kismet %s is beside the launcher"))
                .or(() -> byRelease(onPath(), false, "Kismet %s is on the PATH"))
                .orElseGet(() -> new Decision(
                        ServerProfile.unknown(Generation.V3),
                        false,
                        Optional.empty(),
                        "no Kismet was found to ask for its version, and current ones speak this"));
    }

    private static Generation generation(String text) throws UsageException {
        for (Generation generation : Generation.values()) {
            if (generation.label().equals(text)) {
                return generation;
            }
        }
        throw new UsageException("the protocol (" + text + ") must be v0, v2 or v3; --protocol or the variable"
                + " KISMET_EXTERNAL_PROTOCOL sets it");
    }

    private static Optional<Decision> byRelease(Optional<Path> executable, boolean certain, String reason) {
        Optional<KismetRelease> release = executable.flatMap(KismetExecutable::release);
        return release.map(found -> new Decision(ServerProfile.of(found), certain, release, reason.formatted(found)));
    }

    private Optional<Path> besideLauncher() {
        return Optional.ofNullable(launcher)
                .map(called -> Path.of(called).resolveSibling("kismet"))
                .filter(ServerDetection::isProgram);
    }

    private Optional<Path> onPath() {
        return Optional.ofNullable(path).flatMap(directories -> Arrays.stream(directories.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "kismet"))
                .filter(ServerDetection::isProgram)
                .findFirst());
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
