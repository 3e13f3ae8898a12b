package io.github.kismetexternal.packaging.validate;

import java.util.List;
import java.util.stream.Stream;

/** What must hold for links. */
final class LinkRules {
    private LinkRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.error("link-leaves-bundle", "No link leads out of the plugin's directory",
                        "What is there is another file on each computer, and an archive with such a link can be made to"
                                + " write there.",
                        "put a copy of the file in the link's place",
                        LinkRules::checkLeavesBundle),
                SimpleRule.error("link-leaves-httpd", "No link in httpd leads out of httpd",
                        "All releases of Kismet refuse to serve a file whose real path is not below httpd.",
                        "put a copy of the file in the link's place",
                        LinkRules::checkLeavesHttpd),
                SimpleRule.error("link-dangling", "Each link leads to something",
                        "Kismet finds no file there: it serves nothing, or does not start the program.",
                        "put a copy of the file in the link's place, or remove it",
                        LinkRules::checkDangling),
                SimpleRule.warning("link", "There are no links",
                        "Many programs copy or unpack links as something else, or not at all.",
                        "put a copy of the file in the link's place",
                        LinkRules::checkAny));
    }

    private static Stream<BundleFile> links(CheckedBundle bundle) {
        return bundle.files().all().stream().filter(BundleFile::isLink);
    }

    private static String what(BundleFile link) {
        return "The link (to " + Printable.of(String.valueOf(link.linkTarget())) + ") must ";
    }

    private static boolean staysInside(CheckedBundle bundle, BundleFile link) {
        return bundle.files().target(link) != null;
    }

    private static boolean leavesHttpd(CheckedBundle bundle, BundleFile link) {
        String target = bundle.files().target(link);
        BundleFile end = bundle.files().get(link.path());
        return link.path().startsWith("httpd/")
                && target != null
                && !(end == null ? target : end.path()).startsWith("httpd/");
    }

    private static void checkLeavesBundle(CheckedBundle bundle, FindingList findings) {
        links(bundle)
                .filter(link -> !staysInside(bundle, link))
                .forEach(link -> findings.add(link.path(), what(link) + "stay inside the plugin's directory"));
    }

    private static void checkLeavesHttpd(CheckedBundle bundle, FindingList findings) {
        links(bundle)
                .filter(link -> leavesHttpd(bundle, link))
                .forEach(link -> findings.add(link.path(), what(link) + "stay inside httpd"));
    }

    private static void checkDangling(CheckedBundle bundle, FindingList findings) {
        links(bundle)
                .filter(link -> staysInside(bundle, link) && bundle.files().get(link.path()) == null)
                .filter(link -> !"".equals(bundle.files().target(link)))
                .forEach(link -> findings.add(link.path(), what(link) + "lead to a file"));
    }

    private static void checkAny(CheckedBundle bundle, FindingList findings) {
        links(bundle)
                .filter(link -> staysInside(bundle, link) && !leavesHttpd(bundle, link))
                .filter(link -> bundle.files().get(link.path()) != null)
                .forEach(link -> findings.add(link.path(), what(link) + "be a file or directory"));
    }
}
