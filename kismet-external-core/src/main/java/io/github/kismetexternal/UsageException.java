package io.github.kismetexternal;

/** Thrown for arguments that Kismet would not have passed: a plugin was started by hand. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String problem) {
        super(problem);
    }

    /** Returns what this program is and how it is started, for people. */
    String explanation(String plugin, String launcher) {
        return """
                %s is a plugin for the Kismet wireless monitor and is started by Kismet, not by hand.
                What is wrong: %s.

                Kismet starts it as  %s --in-fd=N --out-fd=M  with two pipes, if
                  - its directory is ~/.kismet/plugins/%s or in Kismet's plugin directory,
                  - manifest.conf in there has  httpexternal=%s,
                  - the program %s is in a directory listed as helper_binary_path
                    in kismet.conf or kismet_site.conf.
                Then restart Kismet and look for "%s" in its messages.
                To check an installation:  %s --doctor"""
                .formatted(plugin, getMessage(), launcher, plugin, launcher, launcher, plugin, launcher);
    }
}
