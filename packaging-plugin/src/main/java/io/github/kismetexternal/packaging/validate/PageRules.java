package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Page.Link;
import io.github.kismetexternal.packaging.validate.Reference.Kind;
import java.util.List;
import java.util.function.BiPredicate;

/** What must hold for the addresses in pages. */
final class PageRules {
    private PageRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.error("html-dead-link", "Links to the plugin's own files lead to one",
                        "All releases of Kismet answer 404, or nothing where the name is that of a directory.",
                        "correct the address, or add the file to httpd",
                        (bundle, findings) -> check(bundle, findings, PageRules::isDead, "lead to a file in httpd")),
                SimpleRule.error("html-directory-link", "Links to directories end in /",
                        "Without it all releases of Kismet open the directory as a file and never answer.",
                        "add a / at the end",
                        (bundle, findings) -> check(bundle, findings, PageRules::isDirectory, "end in /")),
                SimpleRule.error("html-outside-host", "Pages need nothing of other hosts",
                        "Kismet often runs where there is no Internet: the page hangs or stays broken; where there is"
                                + " one, that host learns who looks.",
                        "put the file, with its licence, into httpd",
                        (bundle, findings) -> check(bundle, findings, PageRules::isOutside, "be in the bundle")),
                SimpleRule.error("html-file-link", "There are no file: links",
                        "Browsers do not follow them from a page that came from a server, and they lead to the reader's"
                                + " own disk.",
                        "put the file into httpd and link to it there",
                        (bundle, findings) -> check(bundle, findings, PageRules::isLocalFile, "not begin with file:")),
                SimpleRule.warning("html-absolute-path", "Links are relative",
                        "Behind a reverse proxy Kismet's pages are not at the root of the host.",
                        "write it as seen from the page, such as ../js/x.js",
                        (bundle, findings) -> check(bundle, findings, PageRules::isAbsolute, "be relative")),
                SimpleRule.warning("html-not-checked", "Pages are small enough to be checked",
                        "A browser may well show it; only its first MiB was checked.",
                        "split the page",
                        PageRules::checkSize));
    }

    private static void check(
            CheckedBundle bundle, FindingList findings, BiPredicate<CheckedBundle, Link> wrong, String rule) {
        for (Page page : bundle.pages()) {
            page.links().stream().filter(link -> wrong.test(bundle, link)).forEach(link -> findings.add(
                    page.path(), link.line(), "The " + link.attribute() + " ("
                            + Printable.of(link.reference().value()) + ") must " + rule));
        }
    }

    private static boolean isDead(CheckedBundle bundle, Link link) {
        String path = link.reference().path();
        if (path == null || link.attribute().equals("base href")) {
            return false;
        }
        BundleFile target = bundle.files().get(path.endsWith("/") ? path + "index.html" : path);
        return target == null || !target.isFile() && path.endsWith("/");
    }

    private static boolean isDirectory(CheckedBundle bundle, Link link) {
        String path = link.reference().path();
        BundleFile target = path == null || path.endsWith("/") ? null : bundle.files().get(path);
        return target != null && target.isDirectory();
    }

    private static boolean isOutside(CheckedBundle bundle, Link link) {
        return link.loads() && link.reference().kind() == Kind.OUTSIDE;
    }

    private static boolean isLocalFile(CheckedBundle bundle, Link link) {
        return link.reference().kind() == Kind.LOCAL_FILE;
    }

    private static boolean isAbsolute(CheckedBundle bundle, Link link) {
        return link.reference().kind() == Kind.ABSOLUTE_PATH;
    }

    private static void checkSize(CheckedBundle bundle, FindingList findings) {
        for (Page page : bundle.pages()) {
            BundleFile file = bundle.files().get(page.path());
            if (file != null && file.size() > Page.LONGEST) {
                findings.add(page.path(), "The page (" + file.size() + " bytes) must have at most 1 MiB");
            }
        }
    }
}
