package io.github.kismetexternal.packaging.validate;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must hold for the Java that the launcher starts. */
final class BytecodeRules {
    private static final int LONGEST_LAUNCHER = 256 << 10;
    private static final Pattern MINIMUM = Pattern.compile("(?m)^minimum_java='?([0-9]{1,3})'?$");

    private BytecodeRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.error("bytecode-too-new", "No class needs a newer Java than the launcher asks for",
                        "The launcher takes the first Java that is new enough for it, on which such a class fails to"
                                + " load: at the start, or when it is first needed.",
                        "compile for an older release, use an older version of the dependency, or raise <minimumJava>",
                        BytecodeRules::checkVersions),
                SimpleRule.error("jar-unreadable", "Jars can be read",
                        "Java ignores a broken jar on the class path without a word, and then misses its classes.",
                        "build it anew",
                        BytecodeRules::checkJars));
    }

    private static OptionalInt minimum(CheckedBundle bundle) {
        return bundle.helperFile()
                .map(file -> MINIMUM.matcher(file.text(LONGEST_LAUNCHER)))
                .filter(Matcher::find)
                .map(matcher -> OptionalInt.of(Integer.parseInt(matcher.group(1))))
                .orElse(OptionalInt.empty());
    }

    private static void checkVersions(CheckedBundle bundle, FindingList findings) {
        OptionalInt minimum = minimum(bundle);
        if (minimum.isEmpty()) {
            return;
        }
        jars(bundle).forEach(jar -> {
            JarClasses classes = jar.content().classes();
            if (classes.newest() > minimum.getAsInt()) {
                add(findings, jar, classes.newest(), classes.name(), minimum.getAsInt());
            }
        });
        ownFiles(bundle).filter(file -> file.extension().equals("class")).forEach(file -> {
            int release = JarClasses.release(file.content().head(JarClasses.HEADER));
            if (release > minimum.getAsInt()) {
                add(findings, file, release, file.name(), minimum.getAsInt());
            }
        });
    }

    private static void add(FindingList findings, BundleFile file, int release, String name, int minimum) {
        findings.add(file.path(), "The class (" + Printable.of(name) + ", for Java " + release
                + ") must be for Java " + minimum + " or older, which the launcher asks for");
    }

    private static void checkJars(CheckedBundle bundle, FindingList findings) {
        jars(bundle).filter(jar -> !jar.content().classes().readable()).forEach(jar -> findings.add(
                jar.path(), "The jar (" + Printable.of(jar.name()) + ") must be a whole zip archive"));
    }

    private static Stream<BundleFile> jars(CheckedBundle bundle) {
        return ownFiles(bundle).filter(file -> file.extension().equals("jar"));
    }

    /** A runtime that comes with the plugin runs its own classes. */
    private static Stream<BundleFile> ownFiles(CheckedBundle bundle) {
        return bundle.files().all().stream()
                .filter(file -> file.isFile() && !file.path().startsWith("runtime/"));
    }
}
