package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Compared with what Kismet 2025-09-R1 answers about a plugin of ours. */
class PluginPagesTest {
    private static final LoadedPlugin BETA = plugin("beta", "kismet_plugin_beta", "plugin/beta/js/b.js");
    private static final LoadedPlugin ALPHA = plugin("alpha", "kismet_plugin_alpha", "plugin/alpha/js/a.js");
    private static final LoadedPlugin SILENT = plugin("silent", "", "");

    private final List<LoadedPlugin> plugins = new CopyOnWriteArrayList<>(List.of(BETA, ALPHA, SILENT));

    private static LoadedPlugin plugin(String name, String module, String script) {
        return new LoadedPlugin(
                name, "d", "a", "1", "kismet_" + name, name, "/p//" + name + "/", module, script);
    }

    private RunningServer start(SimulatedRelease release) {
        RunningServer server = new RunningServer(release);
        PluginPages.addRoutes(server.routes, release, () -> plugins);
        return server;
    }

    @ParameterizedTest
    @EnumSource(SimulatedRelease.class)
    void scripts_are_imported_one_after_the_other_since_2022(SimulatedRelease release) throws Exception {
        try (RunningServer server = start(release)) {
            HttpResponse<String> answer = server.get("/dynamic.js");

            if (release.importsModules()) {
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/javascript");
                assertThat(answer.body()).containsSubsequence(
                        "var local_uri_prefix",
                        "'./'",
                        "var kismet_plugin_alpha;",
                        "var kismet_plugin_beta;",
                        "async function load_dynamics() {",
                        "kismet_plugin_alpha = await import(`${local_uri_prefix}plugin/alpha/js/a.js`);",
                        "kismet_plugin_beta = await import(`${local_uri_prefix}plugin/beta/js/b.js`);",
                        "}");
            } else {
                assertThat(answer.statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void a_module_with_a_bad_name_spoils_the_script_for_all() throws Exception {
        plugins.add(plugin("bad", "not-a-name", "x.js"));
        try (RunningServer server = start(SimulatedRelease.R2025_09)) {
            assertThat(server.get("/dynamic.js").body()).contains("var not-a-name;");
        }
    }

    @Test
    void scripts_are_listed_for_whoever_asks() throws Exception {
        try (RunningServer server = start(SimulatedRelease.R2021_08)) {
            assertThat(server.get("/dynamic.json").body()).isEqualTo("{\"dynamicjs\":["
                    + "{\"js\":\"plugin/alpha/js/a.js\",\"module\":\"kismet_plugin_alpha\"},"
                    + "{\"js\":\"plugin/beta/js/b.js\",\"module\":\"kismet_plugin_beta\"}]}");
        }
    }

    @Test
    void plugins_are_listed_as_they_come_and_go() throws Exception {
        plugins.remove(ALPHA);
        plugins.remove(SILENT);
        try (RunningServer server = start(SimulatedRelease.R2025_09)) {
            assertThat(server.get("/plugins/all_plugins.json", "Authorization", RunningServer.BASIC).body())
                    .isEqualTo("[{\"kismet.plugin.name\": \"beta\",\"kismet.plugin.description\": \"d\","
                            + "\"kismet.plugin.author\": \"a\",\"kismet.plugin.version\": \"1\","
                            + "\"kismet.plugin.shared_object\": \"\","
                            + "\"kismet.plugin.http_helper\": \"kismet_beta\",\"kismet.plugin.dirname\": \"beta\","
                            + "\"kismet.plugin.path\": \"/p//beta/\","
                            + "\"kismet.plugin.jsmodule\": \"kismet_plugin_beta,plugin/beta/js/b.js\"}]");
            plugins.clear();
            assertThat(server.get("/plugins/all_plugins.json", "Authorization", RunningServer.BASIC).body())
                    .isEqualTo("[]");
            assertThat(server.get("/plugins/all_plugins.json").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void fields_of_plugins_can_be_selected_and_the_extension_decides_how_they_are_written() throws Exception {
        try (RunningServer server = start(SimulatedRelease.R2025_09)) {
            String form = "json={\"fields\":[\"kismet.plugin.name\",[\"kismet.plugin.version\",\"v\"]]}";
            String type = "application/x-www-form-urlencoded";

            assertThat(server.post("/plugins/all_plugins.ekjson", type, form, "Authorization", RunningServer.BASIC)
                    .body()).startsWith("{\"kismet_plugin_name\": \"beta\",\"v\": \"1\"}\n{");
            assertThat(server.get("/plugins/all_plugins.unheard", "Authorization", RunningServer.BASIC).body())
                    .isEmpty();
        }
    }

    @Test
    void a_bad_selection_is_an_error() throws Exception {
        try (RunningServer server = start(SimulatedRelease.R2025_09)) {
            HttpResponse<String> answer = server.post("/plugins/all_plugins.json", "application/json",
                    "{\"fields\":[5]}", "Authorization", RunningServer.BASIC);

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("ERROR: Invalid field mapping, expected field or [field,rename]\n");
        }
    }
}
