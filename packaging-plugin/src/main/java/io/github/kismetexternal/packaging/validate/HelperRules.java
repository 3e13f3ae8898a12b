package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Manifest.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold for the program that Kismet starts. */
final class HelperRules {
    private static final int RUN_BY_OWNER = 0100;
    private static final int RUN_BY_ALL = 0111;
    private static final int WRITE_BY_OTHERS = 0002;
    private static final int HEAD = 256;
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");
    private static final Set<String> TAKEN =
            Set.of("kismet", "kismet_server", "kismet_discovery", "java", "sh", "bash");

    private HelperRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.error("helper-slash", "The helper is named without a directory",
                        "All releases of Kismet skip the plugin: they look for the program in the directories of"
                                + " helper_binary_path.",
                        "write the file's name alone",
                        HelperRules::checkSlash),
                SimpleRule.error("helper-name", "The helper's name is that of no other program",
                        "Installed for the whole system, the helper lies beside Kismet's own programs and would replace"
                                + " one of them.",
                        "rename it, to kismet_<dirname> for one",
                        HelperRules::checkName),
                SimpleRule.error("helper-not-in-bundle", "The helper is in the bundle",
                        "All releases of Kismet load the plugin without its program, and only write that to the log.",
                        "put the program beside manifest.conf, under the name that is written there",
                        HelperRules::checkPresent),
                SimpleRule.error("helper-not-executable", "The helper may be run",
                        "All releases of Kismet pass over a file that its owner may not run.",
                        "chmod 755 it before the archive is made",
                        HelperRules::checkExecutable),
                SimpleRule.warning("helper-not-executable-by-all", "Everybody may run the helper",
                        "Kismet may run as another user than the one who owns the file.",
                        "chmod 755 it before the archive is made",
                        HelperRules::checkExecutableByAll),
                SimpleRule.warning("helper-interpreter", "The helper is a program or begins with #!",
                        "All releases of Kismet hand anything else to /bin/sh, line by line.",
                        "begin a script with a line such as #!/bin/sh",
                        HelperRules::checkInterpreter),
                SimpleRule.error("helper-crlf", "The helper's first line ends in a newline alone",
                        "The system looks for an interpreter whose name ends in a carriage return, and finds none: the"
                                + " program never starts.",
                        "save the file with the line ends of Unix",
                        HelperRules::checkCarriageReturn),
                SimpleRule.error("writable-by-others", "Only its owner may change a file",
                        "Kismet often runs as root, and so does what anybody has written into such a file.",
                        "chmod o-w it",
                        HelperRules::checkWritable));
    }

    private static String what(Setting setting) {
        return "helper (" + Printable.of(setting.value()) + ") must ";
    }

    private static void checkSlash(CheckedBundle bundle, FindingList findings) {
        bundle.helper().filter(setting -> setting.value().contains("/")).ifPresent(setting ->
                findings.add(Manifest.FILE, setting.line(), what(setting) + "have no / in it"));
    }

    private static void checkName(CheckedBundle bundle, FindingList findings) {
        bundle.helper().filter(setting -> !setting.value().contains("/")).ifPresent(setting -> {
            String name = setting.value();
            if (TAKEN.contains(name) || name.startsWith("kismet_cap_") || name.startsWith("kismetdb_")) {
                findings.add(Manifest.FILE, setting.line(), what(setting)
                        + "not be named as a program that comes with Kismet or the system");
            } else if (!NAME.matcher(name).matches()) {
                findings.add(Manifest.FILE, setting.line(), what(setting)
                        + "consist of letters, digits and _.+- and begin with none of .+-");
            }
        });
    }

    private static void checkPresent(CheckedBundle bundle, FindingList findings) {
        bundle.helper()
                .filter(setting -> bundle.files().isComplete() && !setting.value().contains("/"))
                .filter(setting -> bundle.helperFile().isEmpty())
                .ifPresent(setting -> findings.add(Manifest.FILE, setting.line(), what(setting)
                        + "be a file of the plugin's directory"));
    }

    private static void checkExecutable(CheckedBundle bundle, FindingList findings) {
        bundle.helperFile()
                .filter(file -> file.mode() != BundleFile.UNKNOWN_MODE && (file.mode() & RUN_BY_OWNER) == 0)
                .ifPresent(file -> findings.add(file.path(), "The mode (" + octal(file) + ") must let the owner run"
                        + " the file"));
    }

    private static void checkExecutableByAll(CheckedBundle bundle, FindingList findings) {
        bundle.helperFile()
                .filter(file -> file.mode() != BundleFile.UNKNOWN_MODE && (file.mode() & RUN_BY_OWNER) != 0)
                .filter(file -> (file.mode() & RUN_BY_ALL) != RUN_BY_ALL)
                .ifPresent(file -> findings.add(file.path(), "The mode (" + octal(file) + ") must let everybody run"
                        + " the file"));
    }

    private static void checkInterpreter(CheckedBundle bundle, FindingList findings) {
        bundle.helperFile().filter(file -> file.content().head(HEAD).length > 0).ifPresent(file -> {
            byte[] head = file.content().head(ELF.length);
            if (!Arrays.equals(head, ELF) && !file.text(2).equals("#!")) {
                findings.add(file.path(), 1, "The file (" + Printable.of(file.path()) + ") must begin with #!");
            }
        });
        bundle.helperFile().filter(file -> file.size() == 0).ifPresent(file ->
                findings.add(file.path(), "The file (" + Printable.of(file.path()) + ") must not be empty"));
    }

    private static void checkCarriageReturn(CheckedBundle bundle, FindingList findings) {
        bundle.helperFile().map(file -> file.text(HEAD)).filter(text -> text.startsWith("#!")).ifPresent(text -> {
            String line = text.lines().findFirst().orElse("");
            if (text.startsWith(line + "\r")) {
                findings.add(bundle.helperFile().orElseThrow().path(), 1,
                        "The line (" + Printable.of(line) + ") must have no carriage return at its end");
            }
        });
    }

    private static void checkWritable(CheckedBundle bundle, FindingList findings) {
        bundle.files().all().stream()
                .filter(file -> file.mode() != BundleFile.UNKNOWN_MODE && (file.mode() & WRITE_BY_OTHERS) != 0)
                .forEach(file -> findings.add(file.path(), "The mode (" + octal(file) + ") must not let others write"));
    }

    private static String octal(BundleFile file) {
        return Integer.toOctalString(file.mode());
    }
}
