package io.github.kismetexternal.packaging;

import static io.github.kismetexternal.packaging.ScratchMachine.attributes;
import static io.github.kismetexternal.packaging.ScratchMachine.mode;
import static io.github.kismetexternal.packaging.ScratchMachine.needsRoot;
import static io.github.kismetexternal.packaging.ScratchMachine.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code install.sh --update-site-conf} writes into kismet_site.conf, and what {@code uninstall.sh} takes out. */
class InstallSiteConfTest {
    @TempDir
    Path temporary;

    private ScratchMachine machine;
    private String need;

    static Stream<List<String>> shells() {
        return LauncherTest.shells();
    }

    @BeforeEach
    void makeMachine() throws IOException {
        machine = new ScratchMachine(temporary);
        need = "# needed by the plugin probe of " + machine.home + "\n";
    }

    @ParameterizedTest
    @MethodSource("shells")
    void adds_what_kismet_needs_and_takes_it_out_again(List<String> shell) throws IOException {
        machine.in(shell);
        assertWritten("httpd_port=2501\n", "httpd_port=2501\n" + block("%B"));
    }

    @Test
    void ends_a_last_line_without_newline() throws IOException {
        assertWritten("httpd_port=2501", "httpd_port=2501\n" + block("%B"), "httpd_port=2501\n");
    }

    @Test
    void makes_a_missing_file_and_removes_it_again() throws IOException {
        machine.install("--user", "--update-site-conf");

        assertThat(machine.siteConf)
                .content()
                .isEqualTo(block("%B").replaceFirst("path\n#", "path, in a file made for it\n#"));
        assertThat(attributes(machine.siteConf)).endsWith("rw-r--r--");
        machine.uninstall("--user");
        assertThat(machine.siteConf).doesNotExist();
    }

    @Test
    void keeps_the_paths_that_are_there() throws IOException {
        String before = "helper_binary_path=%B\nhelper_binary_path=/opt/mine\n";

        assertWritten(before, before + block());
    }

    @Test
    void keeps_paths_without_the_default_without_it() throws IOException {
        assertWritten("helper_binary_path = /opt/mine \n", "helper_binary_path = /opt/mine \n" + block());
    }

    @Test
    void keeps_lines_of_windows_editors() throws IOException {
        assertWritten("helper_binary_path=%B\r\nx=y\r\n", "helper_binary_path=%B\r\nx=y\r\n" + block());
    }

    @Test
    void does_not_take_a_comment_or_an_addition_for_a_path() throws IOException {
        String before = "# helper_binary_path=/x\nhelper_binary_path+=/opt/mine\n";

        assertWritten(before, before + block("%B"));
    }

    @Test
    void repeats_paths_of_earlier_files_which_a_line_here_replaces() throws IOException {
        machine.plugin.write(
                machine.siteConf.resolveSibling("kismet_package.conf"),
                "helper_binary_path=%B\nhelper_binary_path=/opt/distribution\n");

        assertWritten("x=y\n", "x=y\n" + block("%B", "/opt/distribution"));
    }

    @Test
    void adds_nothing_where_the_path_was_added_by_hand() throws IOException {
        String before = "helper_binary_path=%B\nhelper_binary_path=%h/.kismet/bin/\r\n";

        assertWritten(before, before);
    }

    @Test
    void keeps_owner_and_permissions_and_a_backup() throws IOException {
        machine.plugin.write(machine.siteConf, "httpd_port=2501\n");
        mode(machine.siteConf, "rw-r-----");
        String attributes = attributes(machine.siteConf);

        machine.install("--user", "--update-site-conf");

        Path backup = machine.siteConf.resolveSibling("kismet_site.conf.before-kismet-plugin-kit");
        assertThat(attributes(machine.siteConf)).isEqualTo(attributes);
        assertThat(backup).content().isEqualTo("httpd_port=2501\n");
        assertThat(attributes(backup)).isEqualTo(attributes);
    }

    @Test
    void a_backup_that_differs_from_what_is_left_stays() throws IOException {
        machine.plugin.write(machine.siteConf, "httpd_port=2501\n");
        machine.install("--user", "--update-site-conf");
        machine.plugin.write(machine.siteConf, text(machine.siteConf) + "more=here\n");

        machine.uninstall("--user");

        assertThat(machine.siteConf).content().isEqualTo("httpd_port=2501\nmore=here\n");
        assertThat(machine.siteConf.resolveSibling("kismet_site.conf.before-kismet-plugin-kit")).exists();
    }

    @Test
    void follows_a_link_and_leaves_it_one() throws IOException {
        Path real = machine.plugin.write(machine.root.resolve("usr/etc/real dir/site"), "x=y\n");
        Files.createSymbolicLink(machine.siteConf, Path.of("real dir/site"));
        List<String> before = machine.everything();

        machine.install("--user", "--update-site-conf");

        assertThat(machine.siteConf).isSymbolicLink();
        assertThat(real).content().isEqualTo("x=y\n" + block("%B"));
        machine.uninstall("--user");
        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void keeps_the_lines_for_as_long_as_another_plugin_needs_them() throws IOException {
        machine.plugin.write(machine.siteConf, "x=y\n");
        List<String> before = machine.everything();
        Path other = machine.otherBundle("other");
        machine.install("--user", "--update-site-conf");
        machine.run(other.resolve("install.sh"), "--user", "--update-site-conf");

        machine.uninstall("--user");

        assertThat(machine.siteConf).content().isEqualTo("x=y\n" + block("%B").replace("plugin probe", "plugin other"));
        machine.run(other.resolve("uninstall.sh"), "--user");
        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void keeps_the_lines_for_plugins_that_did_not_ask_for_them() throws IOException {
        machine.plugin.write(machine.siteConf, "x=y\n");
        List<String> before = machine.everything();
        Path other = machine.otherBundle("other");
        machine.install("--user", "--update-site-conf");
        assertThat(machine.run(other.resolve("install.sh"), "--user").output()).doesNotContain("helper_binary_path");

        machine.uninstall("--user");

        assertThat(machine.siteConf).content().isEqualTo("x=y\n" + block("%B").replace(need, ""));
        machine.run(other.resolve("uninstall.sh"), "--user");
        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void keeps_the_lines_for_the_plugins_of_other_users() throws IOException {
        String theirs = block("%B").replace(machine.home.toString(), "/home/ada");
        machine.plugin.write(machine.siteConf, theirs);

        machine.install("--user", "--update-site-conf");
        assertThat(machine.siteConf).content().contains("of /home/ada\n" + need);
        machine.uninstall("--user");

        assertThat(machine.siteConf).content().isEqualTo(theirs);
    }

    @Test
    void leaves_lines_that_were_changed_by_hand() throws IOException {
        machine.plugin.write(machine.siteConf, "x=y\n");
        machine.install("--user", "--update-site-conf");
        String changed = text(machine.siteConf).replace("# <<<\n", "httpd_port=1\n");
        machine.plugin.write(machine.siteConf, changed);

        assertThat(machine.uninstall("--user").status()).isZero();

        assertThat(machine.siteConf).content().isEqualTo(changed);
    }

    @Test
    void an_upgrade_remembers_where_the_lines_are() throws IOException {
        Path elsewhere = machine.plugin.write(machine.root.resolve("usr/conf/kismet_site.conf"), "x=y\n");
        machine.plugin.with("KISMET_ETC", elsewhere.getParent().toString());
        machine.install("--user", "--update-site-conf");
        machine.plugin.without("KISMET_ETC");
        machine.run(machine.newerBundle().resolve("install.sh"), "--user");

        machine.run(machine.userPlugin.resolve("uninstall.sh"));

        assertThat(elsewhere).content().isEqualTo("x=y\n");
    }

    @Test
    void refuses_a_file_that_the_user_may_not_write() throws IOException {
        needsRoot();
        machine.plugin.write(machine.siteConf, "x=y\n");
        List<String> before = machine.asUser().everything();

        LauncherRun run = machine.install("--update-site-conf");

        assertThat(run).returns(77, LauncherRun::status);
        assertThat(run.errors()).contains(machine.siteConf + " must be writable for user 65534", "leave that out");
        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void warns_where_kismet_does_not_look_in_its_own_directory() throws IOException {
        needsRoot();
        machine.plugin.write(machine.siteConf, "helper_binary_path=/opt/mine\n");

        assertThat(machine.install().output())
                .contains("Warning: Kismet will not look in " + machine.root + "/usr/bin");
    }

    private void assertWritten(String before, String during) throws IOException {
        assertWritten(before, during, before);
    }

    private void assertWritten(String before, String during, String after) throws IOException {
        machine.plugin.write(machine.siteConf, before);
        List<String> untouched = machine.everything();

        LauncherRun run = machine.install("--user", "--update-site-conf");

        assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
        assertThat(machine.siteConf).content().isEqualTo(during);
        assertThat(machine.uninstall("--user").status()).isZero();
        assertThat(machine.siteConf).content().isEqualTo(after);
        machine.plugin.write(machine.siteConf, before);
        assertThat(machine.everything()).isEqualTo(untouched);
    }

    private String block(String... before) {
        StringBuilder lines = new StringBuilder("# >>> kismet plugin kit: helper_binary_path\n").append(need);
        for (String path : before) {
            lines.append("helper_binary_path=").append(path).append('\n');
        }
        return lines.append("helper_binary_path=%h/.kismet/bin\n# <<<\n").toString();
    }
}
