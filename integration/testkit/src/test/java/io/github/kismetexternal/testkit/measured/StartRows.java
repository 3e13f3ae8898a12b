package io.github.kismetexternal.testkit.measured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kismetexternal.testkit.ProbePlugin;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2022_08;
import static io.github.kismetexternal.testkit.measured.Profile.since;

/** How Kismet finds and starts a plugin, and what is left to one when Kismet ends. */
final class StartRows {
    private static final Set<String> OF_THE_SHELL = Set.of("PWD", "OLDPWD", "SHLVL", "_");

    private StartRows() {}

    static List<Row> rows() {
        return List.of(
                Row.when("a helper is started")
                        .source("measured on 2025-09-R1; kis_external.cc:784-842, kismet_server.cc:729-731 at 2025-09."
                                + " KISMET_EXTERNAL_PROTOCOL and KISMET_REST_URL are the stand-in's own: its program"
                                + " tells no version, and there is no configuration")
                        .everywhere("kismet_probe --in-fd=N --out-fd=N in Kismet's directory with [KISMET_ETC,"
                                + " KISMET_EXTERNAL_PROTOCOL, KISMET_REST_URL] added")
                        .shownBy(StartRows::start),
                Row.when("a helper prints on both streams")
                        .source("measured on 2025-09-R1: both are Kismet's own")
                        .everywhere("Kismet's console has [to out, to err]")
                        .shownBy(StartRows::print),
                Row.when("the helper lies in %B, which helper_binary_path names")
                        .source("measured on 2025-09-R1; kis_external.cc:706-733")
                        .everywhere("starts")
                        .shownBy(scene ->
                                startFrom(scene, "bin", "helper_binary_path=%B\nhelper_binary_path=%E/more\n")),
                Row.when("the helper lies in a directory that helper_binary_path names beside %B")
                        .source("measured on 2025-09-R1; kis_external.cc:706-733")
                        .everywhere("starts")
                        .shownBy(scene ->
                                startFrom(scene, "more", "helper_binary_path=%B\nhelper_binary_path=%E/more\n")),
                Row.when("the helper lies in the plugin's own directory, which helper_binary_path does not name")
                        .source("measured on 2025-09-R1; kis_external.cc:719-733")
                        .everywhere("not found")
                        .shownBy(scene -> startFrom(scene, "probe", "helper_binary_path=%B\n")),
                Row.when("helper_binary_path+= names the helper's directory")
                        .source("configfile.cc:124-127, 229-247 at 2025-09; 2021-08 configfile.cc:114-125 takes the"
                                + " plus"
                                + " for a part of the key")
                        .where(since(R2022_08), "starts")
                        .elsewhere("not found")
                        .shownBy(scene -> startFrom(scene, "more", "helper_binary_path+=%E/more\n")),
                Row.when("js= in the manifest has an absolute path")
                        .source("plugintracker.cc:391-422 at 2025-09; 2021-08 kis_httpd_registry.cc:73-79 strips"
                                + " the slash")
                        .where(since(R2022_08), "plugin skipped")
                        .elsewhere("script plugin/probe/x.js of module probe")
                        .shownBy(scene -> script(scene, "/plugin/probe/x.js")),
                Row.when("js= in the manifest has a relative path")
                        .source("measured in a browser on 2021-08-R1, 2023-07-R2 and 2025-09-R1")
                        .everywhere("script plugin/probe/x.js of module probe")
                        .shownBy(scene -> script(scene, "plugin/probe/x.js")),
                Row.when("the web UI asks for /dynamic.js, to import plugins' scripts as modules")
                        .source("kis_httpd_registry.cc:53-78 at 2025-09; measured in a browser that 2021-08-R1 loads"
                                + " classic scripts, later ones modules")
                        .where(since(R2022_08), "200")
                        .elsewhere("404")
                        .shownBy(scene -> status(scene.browser().get("/dynamic.js"))),
                Row.when("Kismet with two helpers is killed by SIGKILL")
                        .source("measured on 2025-09-R1")
                        .everywhere("both see the end of the pipe")
                        .shownBy(StartRows::killKismet));
    }

    private static String start(Scene scene) throws Exception {
        ProbePlugin probe = scene.probe();
        List<String> arguments = probe.noted("arguments");
        Path program = Path.of(arguments.get(0));
        Set<String> added = probe.noted("environment").stream()
                .filter(line -> line.matches("\\w+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
        added.removeAll(OF_THE_SHELL);
        added.removeAll(System.getenv().keySet());
        boolean inKismets = probe.noted("directory").equals(List.of(Path.of("").toAbsolutePath().toString()));
        return (program.startsWith(probe.directory()) ? program.getFileName() : program) + " "
                + String.join(" ", arguments.subList(1, arguments.size())).replaceAll("\\d+", "N")
                + " in " + (inKismets ? "Kismet's directory" : probe.noted("directory"))
                + " with " + added + " added";
    }

    private static String print(Scene scene) throws Exception {
        Path launcher = scene.plugin().directory().resolve("kismet_probe");
        Files.writeString(launcher, Files.readString(launcher).replaceFirst("\n", "\necho to out; echo to err >&2\n"));
        scene.kismet();
        ProbePlugin.await(() -> scene.simulated().console().size() >= 2, "what the helper prints");
        return "Kismet's console has " + scene.simulated().console();
    }

    private static String startFrom(Scene scene, String directory, String configuration) throws Exception {
        Path plugin = scene.plugin().directory();
        Path site = plugin.resolveSibling("kismet_site.conf");
        Files.writeString(site, configuration);
        Files.move(plugin.resolve("kismet_probe"), plugin.resolve("launcher"));
        Path helper = plugin.resolveSibling(directory).resolve("kismet_probe");
        scene.write("../" + directory + "/kismet_probe",
                "#!/bin/sh\nexec '" + plugin.resolve("launcher") + "' \"$@\"\n");
        Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Path bin = plugin.resolveSibling("bin");
            scene.start(builder -> builder.siteConfig(site, plugin.resolveSibling("home"), bin));
        } catch (IllegalArgumentException e) {
            return e.getMessage().contains("Kismet looks for it in helper_binary_path") ? "not found" : e.toString();
        }
        return scene.fate().equals("plugin lives") ? "starts" : "ends";
    }

    private static String script(Scene scene, String path) throws Exception {
        Path manifest = scene.plugin().directory().resolve("manifest.conf");
        Files.writeString(manifest, "js=probe," + path + "\n", StandardOpenOption.APPEND);
        try {
            scene.kismet();
        } catch (IllegalArgumentException e) {
            return e.getMessage().contains("Kismet skips it") ? "plugin skipped" : e.toString();
        }
        JsonNode script = new ObjectMapper()
                .readTree(scene.browser().get("/dynamic.json").reply().body())
                .at("/dynamicjs/0");
        return "script " + script.path("js").asText() + " of module " + script.path("module").asText();
    }

    private static String status(Browser.Asked asked) throws IOException {
        return String.valueOf(asked.reply().status());
    }

    private static String killKismet(Scene scene) throws Exception {
        Path end = scene.plugin().directory().resolve("end");
        List<String> second = List.of("/bin/sh", "-c", "eval \"cat <&${0#*=}\" >/dev/null; echo end >'" + end + "'");
        scene.start(builder -> builder.command("second", second));
        scene.kismet().kill();
        ProbePlugin.await(() -> scene.probe().isAtEnd() && Files.exists(end), "the ends of the pipes");
        return "both see the end of the pipe";
    }
}
