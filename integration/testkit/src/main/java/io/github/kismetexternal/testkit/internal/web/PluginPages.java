package io.github.kismetexternal.testkit.internal.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.rest.FieldSelection;
import io.github.kismetexternal.testkit.internal.rest.Json;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import io.github.kismetexternal.testkit.internal.route.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * What the web UI learns of plugins: which there are, and which scripts to load. Safe for use by several threads.
 */
public final class PluginPages {
    private final Supplier<List<LoadedPlugin>> plugins;

    private PluginPages(Supplier<List<LoadedPlugin>> plugins) {
        this.plugins = plugins;
    }

    /**
     * Adds the routes.
     *
     * @param plugins asked on every request, from several threads
     */
    public static void addRoutes(
            RouteTable routes, SimulatedRelease release, Supplier<List<LoadedPlugin>> plugins) {
        PluginPages pages = new PluginPages(plugins);
        routes.add(Route.exact("/dynamic.json", Set.of("GET"), Role.ANYBODY,
                (call, reply) -> reply.send(200, pages.scripts().toString().getBytes(UTF_8))));
        if (release.importsModules()) {
            routes.add(Route.exact("/dynamic.js", Set.of("GET"), Role.ANYBODY,
                    (call, reply) -> reply.send(200, pages.loader().getBytes(UTF_8))));
        }
        routes.add(Route.withExtension("/plugins/all_plugins", Set.of("GET", "POST"), Role.READONLY,
                (call, reply) -> JsonReply.send(
                        reply,
                        release,
                        call,
                        FieldSelection.parse(Json.member(call.json(), "fields")).apply(pages.list()))));
    }

    /** Of two scripts with one module, the first counts. */
    private Map<String, String> modules() {
        Map<String, String> modules = new TreeMap<>();
        for (LoadedPlugin plugin : plugins.get()) {
            if (!plugin.jsModule().isEmpty()) {
                modules.putIfAbsent(plugin.jsModule(), plugin.jsPath());
            }
        }
        return modules;
    }

    private ObjectNode scripts() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode scripts = root.putArray("dynamicjs");
        modules().forEach((module, path) -> scripts.addObject().put("js", path).put("module", module));
        return root;
    }

    /**
     * Returns a script that imports the plugins' scripts one after the other, in the order of their modules' names.
     * Neither names nor paths are checked: a bad one makes a script that no browser loads, as in Kismet.
     */
    private String loader() {
        Map<String, String> modules = modules();
        String declarations = modules.keySet().stream().map("var %s;\n"::formatted).collect(joining());
        String imports = modules.entrySet().stream()
                .map(module -> "  %s = await import(`${local_uri_prefix}%s`);\n"
                        .formatted(module.getKey(), module.getValue()))
                .collect(joining());
        return "var local_uri_prefix = typeof KISMET_URI_PREFIX === 'undefined' ? './' : KISMET_URI_PREFIX;\n"
                + declarations + "async function load_dynamics() {\n" + imports + "}\n";
    }

    private ArrayNode list() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (LoadedPlugin plugin : plugins.get()) {
            list.addObject()
                    .put("kismet.plugin.name", plugin.name())
                    .put("kismet.plugin.description", plugin.description())
                    .put("kismet.plugin.author", plugin.author())
                    .put("kismet.plugin.version", plugin.version())
                    .put("kismet.plugin.shared_object", "")
                    .put("kismet.plugin.http_helper", plugin.helper())
                    .put("kismet.plugin.dirname", plugin.dirname())
                    .put("kismet.plugin.path", plugin.path())
                    .put("kismet.plugin.jsmodule", plugin.js());
        }
        return list;
    }
}
