package io.github.kismetexternal.packaging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says how to install a bundle: with its own script, or by hand. */
final class InstallNotes {
    private InstallNotes() {}

    /** Returns the lines, for a bundle in the given directory. */
    static List<String> of(Path bundle, PluginNames names) {
        List<String> notes = new ArrayList<>(List.of(
                "Kismet plugin: " + bundle,
                "To install it for a Kismet that you run, or for any on this machine (--dry-run tries either):",
                "  " + quoted(bundle.resolve(InstallScripts.INSTALL)),
                "  sudo " + quoted(bundle.resolve(InstallScripts.INSTALL)),
                "To install it by hand instead, for the user who runs Kismet:",
                "  mkdir -p ~/.kismet/plugins && cp -r " + quoted(bundle) + " ~/.kismet/plugins/"));
        if (names.hasHelper()) {
            notes.addAll(forTheHelper(names));
        }
        return notes;
    }

    private static List<String> forTheHelper(PluginNames names) {
        return List.of(
                "and once, in kismet_site.conf, as Kismet does not look for programs in a plugin's directory (leave out"
                        + " the first line if the file has helper_binary_path lines already):",
                "  helper_binary_path=%B",
                "  helper_binary_path=%h/.kismet/plugins/" + names.dirname(),
                "To check it: ~/.kismet/plugins/" + names.dirname() + "/" + names.helper() + " --doctor");
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
