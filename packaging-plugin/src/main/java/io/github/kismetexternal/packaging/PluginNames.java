package io.github.kismetexternal.packaging;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Holds the names of a plugin, each of which Kismet, a shell and a browser can take. Immutable.
 *
 * @param dirname the plugin's directory, and the part of its files' addresses after {@code /plugin/}
 * @param helper the file name of the launcher
 * @param jsModule the name under which Kismet's pages know the plugin's script
 * @param mainClass the class whose {@code main} the launcher runs; empty where there is no launcher
 */
record PluginNames(String dirname, String helper, String jsModule, String mainClass) {
    private static final Pattern DIRNAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern JS_MODULE = Pattern.compile("kismet_plugin_[A-Za-z0-9_]+");

    /** What Kismet installs, and what the launcher, once in a directory of programs, would stand in the way of. */
    private static final Set<String> TAKEN_PROGRAMS =
            Set.of("kismet", "kismet_server", "kismet_discovery", "java", "sh", "bash");

    /** What stands beside the launcher. */
    private static final Set<String> TAKEN_FILES = Stream.concat(
                    Stream.of(
                            "lib",
                            "runtime",
                            "cache",
                            "manifest.conf",
                            BillOfMaterials.FILE,
                            InstallScripts.INSTALL,
                            InstallScripts.UNINSTALL,
                            Checksums.FILE_NAME),
                    Documents.FILE_NAMES.stream())
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Takes the names, if all of them will do.
     *
     * @throws BundleException if a name breaks its rule
     */
    PluginNames {
        checkDirname(dirname);
        checkHelper(helper);
        checkJsModule(jsModule);
        if (!mainClass.isEmpty()) {
            checkMainClass(mainClass);
        }
    }

    /**
     * Returns the names that are given, and for the others those that follow from the artifactId.
     *
     * @throws BundleException if the main class is missing, or a name, given or following, breaks its rule
     */
    static PluginNames of(
            String artifactId,
            @Nullable String dirname,
            @Nullable String helper,
            @Nullable String jsModule,
            @Nullable String mainClass) {
        checkMainClass(mainClass != null ? mainClass : "");
        return named(artifactId, dirname, helper, jsModule, mainClass);
    }

    /**
     * Returns the names of a plugin that consists of files for the browser only, and starts nothing.
     *
     * @throws BundleException if a name, given or following, breaks its rule
     */
    static PluginNames webOnly(String artifactId, @Nullable String dirname, @Nullable String jsModule) {
        return named(artifactId, dirname, null, jsModule, null);
    }

    private static PluginNames named(
            String artifactId,
            @Nullable String dirname,
            @Nullable String helper,
            @Nullable String jsModule,
            @Nullable String mainClass) {
        String directory = directoryName(artifactId, dirname);
        return new PluginNames(
                directory,
                helper != null ? helper : "kismet_" + directory,
                jsModule != null ? jsModule : "kismet_plugin_" + directory,
                mainClass != null ? mainClass : "");
    }

    /** Tells whether Kismet is to start a program; if not, nothing is named {@link #helper}. */
    boolean hasHelper() {
        return !mainClass.isEmpty();
    }

    /**
     * Returns the given name of the plugin's directory, or else the one that follows from the artifactId.
     *
     * @throws BundleException if it breaks its rule
     */
    static String directoryName(String artifactId, @Nullable String dirname) {
        String directory = dirname != null ? dirname : dirnameOf(artifactId);
        checkDirname(directory);
        return directory;
    }

    private static String dirnameOf(String artifactId) {
        return artifactId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private static void checkDirname(String dirname) {
        if (!DIRNAME.matcher(dirname).matches()) {
            throw new BundleException("dirname (" + dirname + ") must be a lower-case letter followed by lower-case"
                    + " letters, digits and _, as it is part of addresses and file names; set <dirname>, or"
                    + " -Dkismet.dirname, to such a name.");
        }
    }

    private static void checkHelper(String helper) {
        String what = "helper (" + helper + ") must ";
        String remedy = "; set <helper>, or -Dkismet.helper, to another name, such as kismet_myplugin.";
        if (!HELPER.matcher(helper).matches()) {
            throw new BundleException(what + "be a file name of letters, digits and _.- that begins with a letter,"
                    + " digit or _: Kismet skips a plugin whose helper has a / in it" + remedy);
        }
        if (TAKEN_PROGRAMS.contains(helper) || helper.startsWith("kismet_cap_") || helper.startsWith("kismetdb_")) {
            throw new BundleException(what + "not be the name of a program that comes with Kismet or that the launcher"
                    + " calls: installed for the whole system it would replace it" + remedy);
        }
        if (TAKEN_FILES.contains(helper)) {
            throw new BundleException(what + "not be the name of another part of the plugin" + remedy);
        }
        if (helper.startsWith("httpd")) {
            throw new BundleException(what + "not begin with httpd: Kismet serves what lies beside the directory httpd"
                    + " and has such a name, without login" + remedy);
        }
    }

    private static void checkJsModule(String jsModule) {
        if (!JS_MODULE.matcher(jsModule).matches()) {
            throw new BundleException("jsModule (" + jsModule + ") must be kismet_plugin_ followed by letters, digits"
                    + " and _: Kismet's page declares a global variable of that name, where any other identifier may be"
                    + " one of the browser's or Kismet's own; set <jsModule>, or -Dkismet.jsModule, to such a name.");
        }
    }

    private static void checkMainClass(String mainClass) {
        if (mainClass.isEmpty()) {
            throw new BundleException("mainClass is missing: the launcher must know whose main method to run; set"
                    + " <mainClass>, or the property kismet.mainClass, to the full name of that class; or, for a plugin"
                    + " of browser files only, <webOnly>true</webOnly>, or -Dkismet.webOnly.");
        }
        if (!SourceVersion.isName(mainClass)) {
            throw new BundleException("mainClass (" + mainClass + ") must be the full name of a Java class, such as"
                    + " com.example.MyPlugin; set <mainClass>, or the property kismet.mainClass.");
        }
    }
}
