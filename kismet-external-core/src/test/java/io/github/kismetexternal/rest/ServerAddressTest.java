package io.github.kismetexternal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {
    @TempDir
    private Path etc;

    @Test
    void without_anything_said_it_is_kismets_default() {
        assertThat(ServerAddress.find(Map.of(), KismetCommandLine.SILENT)).hasToString("http://127.0.0.1:2501/");
        assertThat(found()).isEqualTo("http://127.0.0.1:2501/");
    }

    @Test
    void a_url_in_the_environment_wins() throws Exception {
        write("kismet.conf", "httpd_port=2600\n");

        Map<String, String> environment =
                Map.of("KISMET_ETC", etc.toString(), "KISMET_REST_URL", "https://a.example/k");
        assertThat(ServerAddress.find(environment, KismetCommandLine.SILENT))
                .hasToString("https://a.example/k");
        Map<String, String> wrong = Map.of("KISMET_REST_URL", "http://a b/");
        assertThatThrownBy(() -> ServerAddress.find(wrong, KismetCommandLine.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KISMET_REST_URL must be a URL")
                .hasMessageNotContaining("a b");
    }

    @Test
    void files_are_included_and_overrides_replace_whatever_stands_where() throws Exception {
        write("kismet.conf", "opt_override=%E/kismet_site.conf\nhttpd_port=1\ninclude=%E/kismet_httpd.conf\n");
        write("kismet_httpd.conf", "# httpd_port=2\nHTTPD_Port = 2602 \nhttpd_bind_address=::1\n");
        assertThat(found()).isEqualTo("http://[::1]:1/");

        write("kismet_site.conf", "httpd_port=2603\nhttpd_port=2604\nhttpd_uri_prefix=/kismet\n");

        assertThat(found()).isEqualTo("http://[::1]:2603/kismet/");
    }

    @Test
    void a_last_line_without_an_end_does_not_count_as_in_kismet() throws Exception {
        write("kismet.conf", "httpd_port=2605\nhttpd_bind_address=127.0.0.2");

        assertThat(found()).isEqualTo("http://127.0.0.1:2605/");
    }

    @Test
    void wildcards_lead_to_several_files_and_circles_end() throws Exception {
        write("kismet.conf", "opt_include=%E/extra-*.conf\ninclude=%E/kismet.conf\n");
        write("extra-b.conf", "httpd_port=2607\n");
        write("extra-a.conf", "httpd_port=2606\n");

        assertThat(found()).isEqualTo("http://127.0.0.1:2606/");
    }

    @Test
    void an_override_with_a_plus_adds_to_what_is_there() throws Exception {
        write("kismet.conf", "httpd_port=2608\nopt_override=%E/site.conf\n");
        write("site.conf", "httpd_port+=2609\nhttpd_bind_address+=127.0.0.3\n");

        assertThat(found()).isEqualTo("http://127.0.0.3:2608/");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 127.0.0.1", "'::', [::1]", "127.0.0.9, 127.0.0.9", "'::1', [::1]"})
    void all_addresses_are_reached_on_loopback(String bound, String host) throws Exception {
        write("kismet.conf", "httpd_bind_address=" + bound + "\n");

        assertThat(found()).isEqualTo("http://" + host + ":2501/");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "65535, true", "65536, false", "x, false"})
    void a_port_is_one(String port, boolean valid) throws Exception {
        write("kismet.conf", "httpd_port=" + port + "\n");

        if (valid) {
            assertThat(found()).isEqualTo("http://127.0.0.1:" + port + "/");
        } else {
            assertThatThrownBy(this::found)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("httpd_port (" + port + ")");
        }
    }

    @Test
    void kismets_own_configuration_file_may_lie_in_another_directory() throws Exception {
        Path other = Files.createDirectory(etc.resolve("other"));
        write("other/kismet.conf", "httpd_port=2610\nopt_override=%E/kismet_site.conf\n");
        write("kismet.conf", "httpd_port=2611\n");
        write("kismet_site.conf", "httpd_bind_address=127.0.0.4\n");
        Map<String, String> environment = Map.of("KISMET_ETC", etc.toString(), "KISMET_CONF", other.toString());

        assertThat(ServerAddress.find(environment, KismetCommandLine.SILENT)).hasToString("http://127.0.0.4:2610/");
    }

    @Test
    void an_override_of_the_command_line_comes_last_as_a_file_or_a_flavor() throws Exception {
        write("kismet.conf", "httpd_port=1\nopt_override=%E/kismet_site.conf\n");
        write("kismet_site.conf", "httpd_port=2\n");
        write("kismet_night.conf", "httpd_port=2612\n");

        assertThat(found("--override", "night")).isEqualTo("http://127.0.0.1:2612/");
        assertThat(found("--override=" + etc.resolve("kismet_night.conf"))).isEqualTo("http://127.0.0.1:2612/");
        assertThat(found("--override", "day")).isEqualTo("http://127.0.0.1:2/");
        assertThat(found("--override")).isEqualTo("http://127.0.0.1:2/");
        assertThat(found("--override", "day", "--override", "night")).isEqualTo("http://127.0.0.1:2612/");
    }

    @Test
    void a_configuration_of_the_command_line_is_read_in_place_of_kismets_own() throws Exception {
        write("kismet.conf", "httpd_port=1\n");
        write("other.conf", "httpd_port=2613\n");

        assertThat(found("-f", etc.resolve("other.conf").toString())).isEqualTo("http://127.0.0.1:2613/");
        assertThat(found("--config-file=" + etc.resolve("other.conf"))).isEqualTo("http://127.0.0.1:2613/");
    }

    private String found(String... arguments) {
        return ServerAddress.find(Map.of("KISMET_ETC", etc.toString()), KismetCommandLine.of(List.of(arguments)))
                .toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(etc.resolve(name), text);
    }
}
