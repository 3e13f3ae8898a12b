package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Manifest.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the manifest must say, and must not. */
final class ManifestKeyRules {
    private static final List<String> REQUIRED = List.of("name", "description", "author", "version");
    private static final Set<String> INCLUDES = Set.of("include", "opt_include", "opt_override");
    private static final Set<String> KNOWN = Set.of("name", "description", "author", "version", "object",
            "httpexternal", "kisexternal", "js", "ui2", "devicerules", "include", "opt_include", "opt_override");

    private ManifestKeyRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.error("manifest-missing", "There is a manifest.conf",
                        "All releases of Kismet skip a directory without it.",
                        "write one, with name, description, author and version",
                        ManifestKeyRules::checkManifest),
                SimpleRule.error("manifest-missing-key", "The manifest has name, description, author and version",
                        "All releases of Kismet log an error and skip the plugin.",
                        "add the line",
                        ManifestKeyRules::checkRequired),
                SimpleRule.error("manifest-duplicate-key", "No key is there twice",
                        "All releases of Kismet take the first and ignore the others without a word.",
                        "remove one of them",
                        ManifestKeyRules::checkDuplicates),
                SimpleRule.error("manifest-empty-value", "Each key has a value",
                        "All releases of Kismet log an error and ignore the line.",
                        "write a value, or remove the line",
                        ManifestKeyRules::checkEmpty),
                SimpleRule.warning("manifest-unknown-key", "Keys are written right",
                        "All releases of Kismet ignore keys that they do not know without a word.",
                        "correct the key, or remove the line",
                        ManifestKeyRules::checkTypos),
                SimpleRule.error("manifest-append", "No key is added to with +=",
                        "Releases before 2022-01 take the + for part of the key and ignore the line without a word.",
                        "write =",
                        ManifestKeyRules::checkAppends),
                SimpleRule.warning("manifest-include", "The manifest includes no other files",
                        "All releases of Kismet look for them from the directory that Kismet was started in, and not in"
                                + " the plugin's.",
                        "write the lines into the manifest itself",
                        ManifestKeyRules::checkIncludes),
                SimpleRule.error("object", "A shared object is a file of the bundle",
                        "All releases of Kismet skip a plugin whose object has a / in it, or cannot be loaded.",
                        "name a file beside manifest.conf, or remove the line",
                        ManifestKeyRules::checkObject));
    }

    private static void checkManifest(CheckedBundle bundle, FindingList findings) {
        boolean unread = bundle.files().all().isEmpty() && !bundle.files().irregularities().isEmpty();
        if (bundle.files().isComplete() && !unread && bundle.manifest().isEmpty()) {
            findings.add(Manifest.FILE, "The file (" + Manifest.FILE + ") must be in the plugin's directory");
        }
    }

    private static void checkRequired(CheckedBundle bundle, FindingList findings) {
        bundle.manifest().ifPresent(manifest -> REQUIRED.stream()
                .filter(key -> manifest.first(key).isEmpty())
                .forEach(key -> findings.add(Manifest.FILE,
                        "The key (" + key + ") must be in the manifest, with a value and a newline behind it")));
    }

    private static void checkDuplicates(CheckedBundle bundle, FindingList findings) {
        Map<String, Integer> lines = new HashMap<>();
        for (Setting setting : settings(bundle)) {
            if (setting.counts() && !INCLUDES.contains(setting.key())) {
                Integer first = lines.putIfAbsent(setting.key(), setting.line());
                if (first != null) {
                    findings.add(Manifest.FILE, setting.line(), "The key (" + Printable.of(setting.key())
                            + ") must be in the manifest once, and is in line " + first + " already");
                }
            }
        }
        bundle.manifest().filter(manifest -> manifest.first("httpexternal").isPresent())
                .flatMap(manifest -> manifest.first("kisexternal"))
                .ifPresent(setting -> findings.add(Manifest.FILE, setting.line(),
                        "The key (kisexternal) must not be there together with httpexternal, of which it is an older"
                                + " name"));
    }

    private static void checkEmpty(CheckedBundle bundle, FindingList findings) {
        settings(bundle).stream().filter(setting -> setting.value().isEmpty()).forEach(setting -> findings.add(
                Manifest.FILE, setting.line(), "The key (" + Printable.of(setting.key()) + ") must have a value"));
    }

    private static void checkTypos(CheckedBundle bundle, FindingList findings) {
        for (Setting setting : settings(bundle)) {
            if (!KNOWN.contains(setting.key())) {
                KNOWN.stream().sorted().filter(known -> resembles(setting.key(), known)).findFirst().ifPresent(known ->
                        findings.add(Manifest.FILE, setting.line(), "The key (" + Printable.of(setting.key())
                                + ") must be one that Kismet knows, and looks like " + known));
            }
        }
    }

    /** Short keys are alike by chance: one letter more or less is all they may differ in. */
    private static boolean resembles(String key, String known) {
        int most = known.length() <= 4 ? 1 : 2;
        return key.replace("_", "").replace("-", "").equals(known)
                || Math.abs(key.length() - known.length()) <= most && distance(key, known) <= most;
    }

    private static int distance(String first, String second) {
        int[] above = new int[second.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= first.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < above.length; column++) {
                int changed = above[column - 1] + (first.charAt(row - 1) == second.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[second.length()];
    }

    private static void checkAppends(CheckedBundle bundle, FindingList findings) {
        settings(bundle).stream().filter(Setting::appends).forEach(setting -> findings.add(
                Manifest.FILE, setting.line(), "The key (" + Printable.of(setting.key()) + "+) must be set with ="));
    }

    private static void checkIncludes(CheckedBundle bundle, FindingList findings) {
        settings(bundle).stream().filter(setting -> INCLUDES.contains(setting.key())).forEach(setting ->
                findings.add(Manifest.FILE, setting.line(), "The line (" + setting.key() + "="
                        + Printable.of(setting.value()) + ") must not be in a plugin's manifest"));
    }

    private static void checkObject(CheckedBundle bundle, FindingList findings) {
        bundle.setting("object").ifPresent(setting -> {
            BundleFile file = bundle.files().get(setting.value());
            if (setting.value().contains("/") || bundle.files().isComplete() && (file == null || !file.isFile())) {
                findings.add(Manifest.FILE, setting.line(),
                        "object (" + Printable.of(setting.value()) + ") must be a file of the plugin's directory");
            }
        });
    }

    private static List<Setting> settings(CheckedBundle bundle) {
        return bundle.manifest().map(Manifest::settings).orElse(List.of());
    }
}
