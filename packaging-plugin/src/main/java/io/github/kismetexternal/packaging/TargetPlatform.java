package io.github.kismetexternal.packaging;

import java.util.Locale;

/**
 * Names the kind of machine that a bundle runs on, where it has a Java of its own. Immutable.
 *
 * @param os the operating system in lower case, such as {@code linux}
 * @param arch the processor as {@code uname -m} calls it, such as {@code x86_64} or {@code aarch64}
 * @param loader the file that loads programs there, or an empty text if they need none
 */
record TargetPlatform(String os, String arch, String loader) {

    /**
     * Takes the names.
     *
     * @throws BundleException if one of them cannot be part of a file's name
     */
    TargetPlatform {
        check("system", os);
        check("processor", arch);
    }

    private static void check(String what, String name) {
        if (!name.matches("[a-z0-9_]+")) {
            throw new BundleException("The " + what + " (" + name + ") that the modules for the runtime are for must be"
                    + " a name of letters, digits and _, as it becomes part of the archive's name; set <runtimeJmods>,"
                    + " or -Dkismet.runtimeJmods, to the directory jmods of an unchanged JDK.");
        }
    }

    /** Returns the platform with the names that a JDK has for system and processor. */
    static TargetPlatform of(String os, String arch, String loader) {
        String processor = arch.toLowerCase(Locale.ROOT);
        return new TargetPlatform(
                os.toLowerCase(Locale.ROOT), processor.equals("amd64") ? "x86_64" : processor, loader);
    }

    /** Returns {@code <os>-<arch>}, the part of an archive's name that tells where it runs. */
    @Override
    public String toString() {
        return os + "-" + arch;
    }
}
