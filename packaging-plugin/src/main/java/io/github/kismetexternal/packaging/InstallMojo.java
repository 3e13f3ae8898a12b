package io.github.kismetexternal.packaging;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Installs the bundle where a Kismet on this machine looks for plugins: runs its {@code install.sh}.
 *
 * <p>{@code mvn package kismet:install}, and restart Kismet.
 */
@Mojo(name = "install", threadSafe = true)
public final class InstallMojo extends ScriptMojo {
    /**
     * Whether to write into {@code kismet_site.conf} where Kismet finds programs of this user, which is needed once for
     * all plugins. Otherwise the lines are printed.
     */
    @Parameter(property = "kismet.updateSiteConf", defaultValue = "false")
    private boolean updateSiteConf;

    /** For Maven, which fills in the parameters. */
    public InstallMojo() {}

    @Override
    String script() {
        return InstallScripts.INSTALL;
    }

    @Override
    List<String> options() {
        return updateSiteConf ? List.of("--update-site-conf") : List.of();
    }
}
