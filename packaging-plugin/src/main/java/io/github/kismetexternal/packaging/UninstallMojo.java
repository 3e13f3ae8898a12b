package io.github.kismetexternal.packaging;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Takes back what kismet:install did: runs the bundle's {@code uninstall.sh}. The plugin's data is kept. */
@Mojo(name = "uninstall", threadSafe = true)
public final class UninstallMojo extends ScriptMojo {
    /** Whether to remove the plugin's settings and data, too. */
    @Parameter(property = "kismet.purge", defaultValue = "false")
    private boolean purge;

    /** For Maven, which fills in the parameters. */
    public UninstallMojo() {}

    @Override
    String script() {
        return InstallScripts.UNINSTALL;
    }

    @Override
    List<String> options() {
        return purge ? List.of("--purge") : List.of();
    }
}
