package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Irregularity.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** What must hold so that an archive can be unpacked by anybody without harm. */
final class ArchiveRules {
    private static final Pattern DIRNAME = Pattern.compile("[a-z][a-z0-9_]*");

    private static final String WRITES_ELSEWHERE =
            "A program that unpacks the archive would write outside of the plugin's directory, in any place"
                    + " that its user may write to.";

    private ArchiveRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(Kind.UNREADABLE, "bundle-unreadable", "The bundle can be read",
                        "Kismet skips what it cannot read, and installing stops.",
                        "give a directory, a tar.gz or a zip archive whose files you may read"),
                rule(Kind.LIMIT, "bundle-too-large", "The bundle keeps to the limits",
                        "More than 10 000 entries, 64 MiB a file or 512 MiB in all is no plugin but most likely an"
                                + " archive made to fill disks.",
                        "leave out what is not needed; nothing beyond this was checked"),
                rule(Kind.ABSOLUTE_NAME, "archive-absolute-name", "No entry of an archive has an absolute name",
                        WRITES_ELSEWHERE,
                        "make the archive from the directory above the plugin's, with relative names"),
                rule(Kind.PARENT_NAME, "archive-parent-name", "No entry of an archive has .. in its name",
                        WRITES_ELSEWHERE, "make the archive from the directory above the plugin's"),
                rule(Kind.BACKSLASH, "backslash-in-name", "No name has a backslash",
                        "Some programs take it for a separator of directories and some for a letter, so nobody knows"
                                + " where it is written.",
                        "rename the file, or make the archive with a program that writes slashes"),
                rule(Kind.DUPLICATE, "archive-duplicate", "No entry is in an archive twice",
                        "Which of them is kept depends on the program that unpacks it.",
                        "make the archive anew, from a directory"),
                rule(Kind.THROUGH_LINK, "archive-through-link", "No entry lies inside a link or file",
                        WRITES_ELSEWHERE, "make the archive anew, from a directory"),
                rule(Kind.ROOT, "archive-root", "An archive unpacks to exactly one directory",
                        "Kismet's plugins directory holds one directory for each plugin; what lies beside is mixed with"
                                + " other plugins' files.",
                        "put everything into one directory that is named as the plugin"),
                rule(Kind.SPECIAL_FILE, "special-file", "There are files, directories and links only",
                        "Kismet serves and runs plain files only; a pipe in their place blocks it, and a device needs"
                                + " root to be unpacked.",
                        "remove it"),
                SimpleRule.error("dirname", "The plugin's directory has a plain name",
                        "It is part of addresses and file names: in all releases the files are served at"
                                + " /plugin/<dirname>/, and names are not decoded.",
                        "rename the directory, to a lower-case letter followed by lower-case letters, digits and _",
                        ArchiveRules::checkDirname));
    }

    private static Rule rule(Kind kind, String id, String title, String why, String fix) {
        return SimpleRule.error(id, title, why, fix, (bundle, findings) -> bundle.files().irregularities().stream()
                .filter(irregularity -> irregularity.kind() == kind)
                .forEach(irregularity -> findings.add(irregularity.path(), irregularity.detail())));
    }

    private static void checkDirname(CheckedBundle bundle, FindingList findings) {
        String dirname = bundle.files().dirname();
        if (!DIRNAME.matcher(dirname).matches() && !bundle.files().all().isEmpty()) {
            findings.add(".", "The plugin's directory (" + Printable.of(dirname) + ") must match [a-z][a-z0-9_]*");
        }
    }
}
