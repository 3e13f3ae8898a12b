package io.github.kismetexternal.packaging.validate;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must hold for the files that Kismet serves. */
final class ServedFileRules {
    private static final int READ_BY_OTHERS = 0004;

    /** What browsers write into a request as it is, and Kismet, which decodes nothing, looks for as it comes. */
    private static final Pattern SERVABLE = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@-]+");

    private static final Set<String> KNOWN_TYPES = Set.of("html", "htm", "css", "js", "json", "prettyjson", "ekjson",
            "itjson", "cmd", "jcmd", "xml", "png", "jpg", "jpeg", "gif", "bmp", "ico", "svg", "svgz", "txt", "pcap",
            "pcapng", "ttf", "otf", "eot", "woff", "woff2");

    /** Shown as text, which is what they are, or not shown at all. */
    private static final Set<String> PLAIN_TYPES =
            Set.of("md", "csv", "log", "license", "licence", "conf", "properties");

    private ServedFileRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.error("httpd-name", "Names in httpd can be asked for",
                        "All releases of Kismet look for the name as it stands in the request, where a browser has"
                                + " encoded spaces and letters beyond ASCII, and cut it at ? and #.",
                        "rename it, to letters, digits and any of ._~-",
                        ServedFileRules::checkName),
                SimpleRule.error("httpd-mjs", "Modules are named .js",
                        "All releases of Kismet serve .mjs as text/plain, which browsers refuse to run.",
                        "rename it to .js",
                        ServedFileRules::checkModules),
                SimpleRule.warning("httpd-type", "Kismet knows the type of files in httpd",
                        "All releases of Kismet serve files of other types as text/plain, unless httpd_mime in"
                                + " kismet.conf names one: images may not show, WebAssembly does not stream.",
                        "convert the file, to .png or .js for example, or leave it out",
                        ServedFileRules::checkType),
                SimpleRule.warning("httpd-no-index", "httpd has an index.html",
                        "All releases of Kismet answer /plugin/<dirname>/ with that file, or with 404.",
                        "add a page, if only one that says what the plugin is",
                        ServedFileRules::checkIndex),
                SimpleRule.error("httpd-sibling", "Nothing beside httpd has a name that begins with httpd",
                        "All releases of Kismet compare paths as text: they serve such a file or directory too, without"
                                + " login, to a client that asks for ../<name>.",
                        "rename it",
                        ServedFileRules::checkSiblings),
                SimpleRule.error("httpd-not-a-directory", "httpd is a directory",
                        "All releases of Kismet serve what is in it, and nothing if it is a file.",
                        "make a directory of it",
                        ServedFileRules::checkDirectory),
                SimpleRule.warning("not-readable", "Everybody may read the files",
                        "Kismet may run as another user than the one who owns the files.",
                        "chmod it to 644, and directories to 755, before the archive is made",
                        ServedFileRules::checkReadable));
    }

    private static void checkName(CheckedBundle bundle, FindingList findings) {
        bundle.served().filter(file -> !SERVABLE.matcher(file.name()).matches()).forEach(file -> findings.add(
                file.path(), "The name (" + Printable.of(file.name())
                        + ") must have neither spaces nor percent signs, ? or #, nor letters beyond ASCII"));
    }

    private static Stream<BundleFile> servedFiles(CheckedBundle bundle) {
        return bundle.served().filter(file -> !file.isDirectory());
    }

    private static void checkModules(CheckedBundle bundle, FindingList findings) {
        servedFiles(bundle).filter(file -> file.extension().equals("mjs")).forEach(file -> findings.add(
                file.path(), "The module (" + Printable.of(file.name()) + ") must be named .js"));
    }

    private static void checkType(CheckedBundle bundle, FindingList findings) {
        servedFiles(bundle)
                .filter(file -> !file.extension().isEmpty() && !file.extension().equals("mjs"))
                .filter(file -> !KNOWN_TYPES.contains(file.extension()) && !PLAIN_TYPES.contains(file.extension()))
                .forEach(file -> findings.add(file.path(),
                        "The type (." + Printable.of(file.extension()) + ") must be one that Kismet knows"));
        servedFiles(bundle)
                .filter(file -> KNOWN_TYPES.contains(file.extension()) && !file.name().endsWith(file.extension()))
                .forEach(file -> findings.add(file.path(),
                        "The type (of " + Printable.of(file.name()) + ") must be written in lower case"));
    }

    private static void checkIndex(CheckedBundle bundle, FindingList findings) {
        if (servedFiles(bundle).findAny().isPresent() && bundle.files().get("httpd/index.html") == null) {
            findings.add("httpd", "The file (httpd/index.html) must be there for people who look at the address");
        }
    }

    private static void checkSiblings(CheckedBundle bundle, FindingList findings) {
        bundle.files().all().stream()
                .filter(file -> file.path().indexOf('/') < 0)
                .filter(file -> file.path().startsWith("httpd") && !file.path().equals("httpd"))
                .forEach(file -> findings.add(file.path(),
                        "The name (" + Printable.of(file.path()) + ") must not begin with httpd"));
    }

    private static void checkDirectory(CheckedBundle bundle, FindingList findings) {
        BundleFile httpd = bundle.files().get("httpd");
        if (httpd != null && !httpd.isDirectory()) {
            findings.add("httpd", "It (httpd) must be a directory");
        }
    }

    private static void checkReadable(CheckedBundle bundle, FindingList findings) {
        bundle.files().all().stream()
                .filter(file -> bundle.files().isComplete() && file.mode() != BundleFile.UNKNOWN_MODE)
                .filter(file -> (file.mode() & READ_BY_OTHERS) == 0)
                .forEach(file -> findings.add(file.path(),
                        "The mode (" + Integer.toOctalString(file.mode()) + ") must let everybody read"));
    }
}
