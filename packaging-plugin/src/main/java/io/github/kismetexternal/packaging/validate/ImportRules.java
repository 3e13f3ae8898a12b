package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Scripts.Import;
import io.github.kismetexternal.packaging.validate.Scripts.Reached;
import java.util.List;
import java.util.stream.Stream;

/** What must hold for what the scripts of the manifest import. */
final class ImportRules {
    private static final String FAILS = "In all releases the import fails, and with it the script that has it.";

    private ImportRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.error("import-missing", "Imported files are in the bundle",
                        FAILS, "correct the address, or add the file to httpd",
                        ImportRules::checkPresent),
                SimpleRule.error("import-syntax", "Imported files parse as modules",
                        FAILS, "correct the module",
                        ImportRules::checkSyntax),
                SimpleRule.error("import-bare", "Imports have an address",
                        "Browsers do not look up names such as uplot, in any release: the page has no import map.",
                        "bundle the file and write its address, which begins with ./ or ../",
                        ImportRules::checkBare),
                SimpleRule.error("import-outside", "Nothing is imported from other hosts",
                        "Kismet often runs where there is no Internet, and whoever holds that host could run anything"
                                + " as the signed-in user.",
                        "put the file, with its licence, into httpd",
                        ImportRules::checkOutside),
                SimpleRule.warning("import-absolute-path", "Imports are relative",
                        "Behind a reverse proxy Kismet's pages are not at the root of the host.",
                        "write an address that begins with ./ or ../",
                        ImportRules::checkAbsolute));
    }

    private static Stream<Import> imports(CheckedBundle bundle) {
        return bundle.scripts().reached().values().stream()
                .map(Reached::file)
                .filter(file -> bundle.scripts().parse(file).unparsed().isEmpty())
                .flatMap(file -> bundle.scripts().imports(file).stream());
    }

    private static void add(FindingList findings, Import imported, String rule) {
        findings.add(imported.file(), imported.line(),
                "The import (" + Printable.of(imported.reference().value()) + ") must " + rule);
    }

    private static void checkPresent(CheckedBundle bundle, FindingList findings) {
        imports(bundle).filter(imported -> !imported.bare()).forEach(imported -> {
            String path = imported.reference().path();
            BundleFile file = path == null ? null : bundle.files().get(path);
            if (path != null && (file == null || !file.isFile())) {
                add(findings, imported, "lead to a file, and " + Printable.of(path) + " is none");
            }
        });
    }

    private static void checkSyntax(CheckedBundle bundle, FindingList findings) {
        bundle.scripts().reached().values().stream()
                .filter(script -> !script.entry())
                .forEach(script -> bundle.scripts().parse(script.file()).moduleError().ifPresent(row -> findings.add(
                        script.file().path(), row.line(),
                        "The module (" + Printable.of(row.text()) + ") must parse")));
    }

    private static void checkBare(CheckedBundle bundle, FindingList findings) {
        imports(bundle).filter(Import::bare).forEach(imported ->
                add(findings, imported, "begin with ./ or ../"));
    }

    private static void checkOutside(CheckedBundle bundle, FindingList findings) {
        imports(bundle)
                .filter(imported -> imported.reference().kind() == Reference.Kind.OUTSIDE)
                .forEach(imported -> add(findings, imported, "be in the bundle"));
    }

    private static void checkAbsolute(CheckedBundle bundle, FindingList findings) {
        imports(bundle)
                .filter(imported -> imported.reference().kind() == Reference.Kind.ABSOLUTE_PATH)
                .forEach(imported -> add(findings, imported, "be relative"));
    }
}
