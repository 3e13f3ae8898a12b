package io.github.kismetexternal.rest;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line that Kismet was started with says about its configuration; nothing where it cannot be read.
 * Immutable.
 *
 * @param override what is read after everything else: a file, or the flavor of one in Kismet's directory
 * @param configuration what is read in place of {@code kismet.conf}
 */
record KismetCommandLine(Optional<String> override, Optional<String> configuration) {
    static final KismetCommandLine SILENT = new KismetCommandLine(Optional.empty(), Optional.empty());

    /** Reads that of the process that started this one, if it is a Kismet. */
    static KismetCommandLine ofParent() {
        ProcessHandle.Info parent = ProcessHandle.current()
                .parent()
                .map(ProcessHandle::info)
                .orElse(null);
        if (parent == null || !isKismet(parent.command().orElse(""))) {
            return SILENT;
        }
        return parent.arguments().map(arguments -> of(List.of(arguments))).orElse(SILENT);
    }

    private static boolean isKismet(String command) {
        try {
            Path name = Path.of(command).getFileName();
            return name != null && name.toString().startsWith("kismet");
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Reads arguments; of one that is given twice, the last counts, as for Kismet. */
    static KismetCommandLine of(List<String> arguments) {
        return new KismetCommandLine(
                last(arguments, "--override"),
                last(arguments, "--config-file").or(() -> last(arguments, "-f")));
    }

    private static Optional<String> last(List<String> arguments, String option) {
        Optional<String> value = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(option) && i + 1 < arguments.size()) {
                value = Optional.of(arguments.get(i + 1));
            } else if (argument.startsWith(option + "=")) {
                value = Optional.of(argument.substring(option.length() + 1));
            }
        }
        return value;
    }
}
