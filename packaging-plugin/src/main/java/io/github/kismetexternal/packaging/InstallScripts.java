package io.github.kismetexternal.packaging;

import java.util.Map;

/**
 * Makes the shell scripts that install and uninstall a plugin where there is no Maven. Immutable.
 *
 * <p>Each is {@code install.sh} or {@code uninstall.sh} with {@code installation.sh} in it, so that an installed plugin
 * can be uninstalled with nothing but itself. That of a plugin without helper has an empty name for it, and does what
 * there is to do without.
 */
final class InstallScripts {
    static final String INSTALL = "install.sh";
    static final String UNINSTALL = "uninstall.sh";

    /** A comment, so that the templates are valid scripts. */
    private static final String COMMON = "# @installation@\n";

    private final Map<String, String> values;

    InstallScripts(PluginNames names) {
        this.values = Map.of("dirname", names.dirname(), "helper", names.hasHelper() ? names.helper() : "");
    }

    String install() {
        return script(INSTALL);
    }

    String uninstall() {
        return script(UNINSTALL);
    }

    private String script(String name) {
        return ScriptTemplate.of(name).with(COMMON, ScriptTemplate.of("installation.sh")).filledWith(values);
    }
}
