package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Manifest.Setting;
import io.github.kismetexternal.packaging.validate.ParsedScript.Row;
import java.util.List;
import java.util.Optional;

/** What must hold for the script that Kismet's page loads because of {@code js=}. */
final class ScriptRules {
    private static final String PAGE_STAYS_EMPTY =
            "Since 2022-01 a script that does not load keeps all later ones from loading, and Kismet's page stays empty"
                    + " for everybody; 2020 and 2021 show an alert instead.";

    private ScriptRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.error("js-form", "js= is a name, a comma and an address",
                        "All releases of Kismet skip a plugin without the comma, or with less than two characters"
                                + " behind it.",
                        "write js=kismet_plugin_<dirname>,plugin/<dirname>/js/<file>.js",
                        ScriptRules::checkForm),
                SimpleRule.error("js-absolute-path", "The script's address is relative",
                        "Since 2022-01 Kismet skips the whole plugin, program and files as well; 2020 and 2021 log an"
                                + " error.",
                        "write plugin/<dirname>/js/<file>.js, without a slash in front",
                        ScriptRules::checkRelative),
                SimpleRule.error("js-not-in-bundle", "The script is a file of the bundle",
                        PAGE_STAYS_EMPTY,
                        "write plugin/<dirname>/ and the file's path in httpd, with the name of the directory and not"
                                + " that of the manifest",
                        ScriptRules::checkPresent),
                SimpleRule.error("js-syntax", "The script parses, as a script and as a module",
                        PAGE_STAYS_EMPTY + " 2020 and 2021 load it as a classic script, later ones as a module.",
                        "correct the script",
                        ScriptRules::checkSyntax),
                SimpleRule.error("js-module-syntax", "The script has no import, export, import.meta or top-level await",
                        "2020 and 2021 load it as a classic script, in which these are syntax errors.",
                        "load the rest with import(new URL('plugin/<dirname>/js/<file>.js', document.baseURI))",
                        ScriptRules::checkModuleSyntax),
                SimpleRule.warning("js-not-parsed", "Scripts are small enough to be checked",
                        "A browser may well take it; this check is bounded in time and memory.",
                        "have it checked by another tool, or keep the file that the manifest names small",
                        ScriptRules::checkParsed));
    }

    private static Optional<Setting> js(CheckedBundle bundle) {
        return bundle.setting("js");
    }

    private static boolean hasForm(Setting setting) {
        int comma = setting.value().indexOf(',');
        return comma > 0 && comma < setting.value().length() - 2;
    }

    private static void checkForm(CheckedBundle bundle, FindingList findings) {
        js(bundle).filter(setting -> !hasForm(setting)).ifPresent(setting -> findings.add(Manifest.FILE, setting.line(),
                "js (" + Printable.of(setting.value()) + ") must be a module's name, a comma and an address"));
    }

    private static void checkRelative(CheckedBundle bundle, FindingList findings) {
        js(bundle).ifPresent(setting -> bundle.scripts().address()
                .map(String::strip)
                .filter(address -> address.startsWith("/"))
                .ifPresent(address -> findings.add(Manifest.FILE, setting.line(),
                        "The script's address (" + Printable.of(address) + ") must be relative")));
    }

    private static void checkPresent(CheckedBundle bundle, FindingList findings) {
        js(bundle)
                .filter(ScriptRules::hasForm)
                .filter(setting -> bundle.scripts().entry().isEmpty())
                .ifPresent(setting -> findings.add(Manifest.FILE, setting.line(), "The script's address ("
                        + Printable.of(bundle.scripts().address().orElse(""))
                        + ") must lead to a file in httpd, as plugin/" + Printable.of(bundle.files().dirname())
                        + "/<path in httpd>"));
    }

    private static void checkSyntax(CheckedBundle bundle, FindingList findings) {
        bundle.scripts().entry().ifPresent(file -> {
            ParsedScript parsed = bundle.scripts().parse(file);
            Optional<Row> error = parsed.moduleError();
            error.ifPresent(row -> findings.add(file.path(), row.line(),
                    "The script (" + Printable.of(row.text()) + ") must parse as a module"));
            if (error.isEmpty() && parsed.moduleSyntax().isEmpty()) {
                parsed.scriptError().ifPresent(row -> findings.add(file.path(), row.line(),
                        "The script (" + Printable.of(row.text()) + ") must parse as a classic script"));
            }
        });
    }

    private static void checkModuleSyntax(CheckedBundle bundle, FindingList findings) {
        bundle.scripts().entry().ifPresent(file -> bundle.scripts().parse(file).moduleSyntax().forEach(row ->
                findings.add(file.path(), row.line(), "The script (with " + row.text() + ") must be a classic script,"
                        + " too")));
    }

    private static void checkParsed(CheckedBundle bundle, FindingList findings) {
        bundle.scripts().reached().values().forEach(script -> {
            String unparsed = bundle.scripts().parse(script.file()).unparsed();
            if (!unparsed.isEmpty()) {
                findings.add(script.file().path(), "The script (" + script.file().size() + " bytes) must be one that"
                        + " can be checked, and " + Printable.of(unparsed));
            }
        });
    }
}
