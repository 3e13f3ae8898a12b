package io.github.kismetexternal.packaging.validate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name in {@code js=}, which becomes a global variable of Kismet's page, must be. */
final class ModuleNameRules {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern KISMETS_OWN =
            Pattern.compile("kismet(_ui(_[a-z0-9]+)?|_units|_theme|_uav|_adsb)?|\\$|jQuery|local_uri_prefix"
                    + "|load_dynamics|KISMET_[A-Z_]+|Tabulator|Chart|moment|msgpack|ClipboardJS|Morris"
                    + "|Raphael|Storages");
    private static final Set<String> RESERVED = words("reserved-words.txt");
    private static final Set<String> WINDOW = words("window-properties.txt");

    private ModuleNameRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.error("js-module-name", "The module's name is a JavaScript identifier",
                        "Since 2022-01 Kismet declares a variable of that name in /dynamic.js: another name makes that"
                                + " file a syntax error, and Kismet's page stays empty for everybody.",
                        "write letters, digits and _, such as kismet_plugin_<dirname>",
                        ModuleNameRules::checkIdentifier),
                SimpleRule.error("js-module-overwrites",
                        "The module's name is no variable of the browser's or Kismet's",
                        "Since 2022-01 Kismet's page assigns the loaded module to a global variable of that name; a"
                                + " module that is registered twice makes Kismet skip the plugin.",
                        "write kismet_plugin_<dirname>",
                        ModuleNameRules::checkGlobals));
    }

    private static void checkIdentifier(CheckedBundle bundle, FindingList findings) {
        bundle.scripts().module().ifPresent(module -> {
            if (!IDENTIFIER.matcher(module).matches()) {
                add(bundle, findings, module, "be an identifier of ASCII letters, digits, _ and $");
            } else if (RESERVED.contains(module)) {
                add(bundle, findings, module, "not be a reserved word of JavaScript");
            }
        });
    }

    private static void checkGlobals(CheckedBundle bundle, FindingList findings) {
        bundle.scripts().module().ifPresent(module -> {
            if (WINDOW.contains(module) || module.matches("on[a-z]{3,}|webkit[A-Z].*")) {
                add(bundle, findings, module, "not be a property of the browser's window");
            } else if (KISMETS_OWN.matcher(module).matches()) {
                add(bundle, findings, module, "not be a variable of Kismet's own page");
            }
        });
    }

    private static void add(CheckedBundle bundle, FindingList findings, String module, String rule) {
        bundle.setting("js").ifPresent(setting -> findings.add(
                Manifest.FILE, setting.line(), "The module's name (" + Printable.of(module) + ") must " + rule));
    }

    private static Set<String> words(String resource) {
        try (InputStream stream = ModuleNameRules.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The file is missing from the plugin's jar: " + resource);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Set.copyOf(new HashSet<>(Arrays.asList(text.strip().split("\\s+"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
