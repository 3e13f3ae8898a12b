package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A machine with a Kismet below {@code usr} and one home, in a directory with spaces in its path, and the bundle of
 * {@link InstalledPlugin} to be installed there. A {@code getent} first in PATH keeps the scripts from every other
 * home.
 */
final class ScratchMachine {
    static final boolean IS_ROOT = isRoot();

    private static final int NOBODY = 65534;

    final InstalledPlugin plugin;
    final Path root;
    final Path home;
    final Path bundle;
    final Path siteConf;
    final Path userPlugin;
    final Path userLauncher;
    final Path systemPlugin;
    final Path systemLauncher;
    private List<String> shell = List.of("dash");
    private List<String> as = List.of();

    ScratchMachine(Path temporary) throws IOException {
        // For the user who is not root.
        mode(temporary, "rwxr-xr-x");
        plugin = new InstalledPlugin(
                Files.createDirectories(temporary.resolve("a machine")),
                // An archive of classes is made anew by each installation, and never the same.
                new StartOptions(MinimumJava.of(null), false, null));
        root = plugin.root;
        home = plugin.home;
        bundle = plugin.directory;
        siteConf = root.resolve("usr/etc/kismet_site.conf");
        userPlugin = home.resolve(".kismet/plugins/probe");
        userLauncher = home.resolve(".kismet/bin/kismet_probe");
        systemPlugin = root.resolve("usr/lib/kismet/probe");
        systemLauncher = root.resolve("usr/bin/kismet_probe");
        plugin.program(root.resolve("usr/bin/kismet"), "exit 1");
        plugin.write(root.resolve("usr/etc/kismet.conf"), "# stock\nhelper_binary_path=%B\n");
        plugin.with("PATH", plugin.tools + ":" + root.resolve("usr/bin") + ":" + System.getenv("PATH"));
        // By a shell, as Java looks for a program in its own PATH.
        assertThat(plugin.run(List.of("/bin/sh", "-c", "getent passwd 0")).output()).contains(":" + home + ":");
    }

    static void needsRoot() {
        if (!IS_ROOT) {
            System.err.println("NOT TESTED, as the tests do not run as root: installing for the whole system");
        }
        assumeTrue(IS_ROOT, "only root can install for the whole system: run the tests as root");
    }

    ScratchMachine in(List<String> shell) {
        this.shell = shell;
        return this;
    }

    /** Runs scripts as a user who is not root, and whose home is the one of this machine. */
    ScratchMachine asUser() throws IOException {
        if (IS_ROOT) {
            as = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
            own(home, NOBODY);
        }
        return this;
    }

    static void own(Path path, int user) throws IOException {
        Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
    }

    LauncherRun install(String... options) {
        return run(bundle.resolve("install.sh"), options);
    }

    LauncherRun uninstall(String... options) {
        return run(bundle.resolve("uninstall.sh"), options);
    }

    LauncherRun run(Path script, String... options) {
        return plugin.run(Stream.of(as, shell, List.of(script.toString())).flatMap(List::stream).toList(), options);
    }

    /** Makes a second bundle, of another version, and returns its directory. */
    Path newerBundle() throws IOException {
        Path newer = copy(bundle, root.resolve("newer/probe"));
        Files.writeString(newer.resolve("manifest.conf"), text(newer.resolve("manifest.conf")).replace("1.0", "2.0"));
        Files.writeString(newer.resolve("kismet_probe"), text(newer.resolve("kismet_probe")) + "# newer\n");
        Checksums.writeTo(newer);
        return newer;
    }

    /** Makes a bundle of another plugin, and returns its directory. */
    Path otherBundle(String dirname) throws IOException {
        PluginNames names = PluginNames.of(dirname, null, null, null, "com.example.Main");
        Path jar = plugin.write(root.resolve(dirname + ".jar"), "x");
        return new Bundle(
                        names,
                        PluginManifest.of(
                                names,
                                new ProjectDescription("Other " + dirname, "Something else", "Bob", "1.0"),
                                null,
                                null),
                        ClassPath.of(new Jar("com.example", dirname, "1.0", null, jar), List.of()),
                        new WebDirectory(root.resolve("none")),
                        StartOptions.of(MinimumJava.of(null)),
                        null,
                        new Documents(root.resolve("none")))
                .writeTo(root.resolve("other"));
    }

    /** What there is on the machine, with owners, permissions and contents. */
    List<String> everything() throws IOException {
        List<String> entries = new ArrayList<>();
        for (String part : List.of("home", "usr")) {
            try (Stream<Path> paths = Files.walk(root.resolve(part))) {
                for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                    entries.add(entry(path));
                }
            }
        }
        return entries;
    }

    static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    static Path mode(Path path, String permissions) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    static String attributes(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS) + " "
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    static int uid() {
        return IS_ROOT ? 0 : ownUid();
    }

    /** Asserts that an installation is whole and of one version: that of the bundle. */
    static void assertWhole(Path installed, Path launcher, Path bundle) throws IOException {
        try (Stream<Path> paths = Files.walk(bundle)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                assertThat(installed.resolve(bundle.relativize(path).toString())).hasSameBinaryContentAs(path);
            }
        }
        assertThat(launcher).hasSameBinaryContentAs(bundle.resolve("kismet_probe")).isExecutable();
    }

    private static String entry(Path path) throws IOException {
        String content = Files.isSymbolicLink(path)
                ? "-> " + Files.readSymbolicLink(path)
                : Files.isRegularFile(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
        return path + " " + attributes(path) + " " + content;
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
        return to;
    }

    private static boolean isRoot() {
        return ownUid() == 0;
    }

    private static int ownUid() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new AssertionError("The tests need Linux", e);
        }
    }
}
