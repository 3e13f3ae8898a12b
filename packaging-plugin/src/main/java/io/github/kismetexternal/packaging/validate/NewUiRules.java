package io.github.kismetexternal.packaging.validate;

import java.util.List;

/** What must hold for the module that Kismet's new page, after 2026-10, loads because of {@code ui2=}. */
final class NewUiRules {
    private NewUiRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.warning("ui2-not-in-bundle", "The module in ui2= is a file of the bundle",
                        "Releases after 2026-10-R1 log an error in the browser and go on without it. How its address is"
                                + " written there is documented, not measured.",
                        "write plugin/<dirname>/ and the file's path in httpd",
                        NewUiRules::checkPresent),
                SimpleRule.error("ui2-syntax", "The module in ui2= parses as a module",
                        "Releases after 2026-10-R1 log an error in the browser and go on without it.",
                        "correct the module",
                        NewUiRules::checkSyntax),
                SimpleRule.error("ui2-register", "The module in ui2= exports register",
                        "Releases after 2026-10-R1 call register(kismet), and do nothing else with the module.",
                        "write export function register(kismet) { ... }",
                        NewUiRules::checkRegister));
    }

    private static void checkPresent(CheckedBundle bundle, FindingList findings) {
        bundle.setting("ui2").filter(setting -> bundle.scripts().newEntry().isEmpty()).ifPresent(setting ->
                findings.add(Manifest.FILE, setting.line(),
                        "ui2 (" + Printable.of(setting.value()) + ") must lead to a file in httpd"));
    }

    private static void checkSyntax(CheckedBundle bundle, FindingList findings) {
        bundle.scripts().newEntry().ifPresent(file -> bundle.scripts().parse(file).moduleError().ifPresent(row ->
                findings.add(file.path(), row.line(),
                        "The module (" + Printable.of(row.text()) + ") must parse")));
    }

    private static void checkRegister(CheckedBundle bundle, FindingList findings) {
        bundle.scripts().newEntry().ifPresent(file -> {
            ParsedScript parsed = bundle.scripts().parse(file);
            boolean known = parsed.unparsed().isEmpty() && parsed.moduleError().isEmpty() && !parsed.exports("*");
            if (known && !parsed.exports("register")) {
                findings.add(file.path(), "The module (" + Printable.of(file.path()) + ") must export register");
            }
        });
    }
}
