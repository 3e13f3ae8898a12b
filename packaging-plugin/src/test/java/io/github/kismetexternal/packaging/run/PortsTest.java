package io.github.kismetexternal.packaging.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void without_a_debugger_the_plugin_gets_the_java_that_built_it_only() throws RunException {
        assertThat(Ports.of(0, null).environment()).containsOnlyKeys("JAVA_HOME");
        assertThat(Ports.of(0, "false").debugger()).isZero();
    }

    @Test
    void a_debugger_is_let_in_on_the_loopback_address_only() {
        assertThat(new Ports(0, 6006).environment().get("KISMET_PLUGIN_JAVA_OPTS"))
                .endsWith("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:6006");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "yes", "5005 ", "*:5005"})
    void a_debuggers_port_that_is_none_is_refused(String debug) {
        assertThatThrownBy(() -> Ports.of(0, debug))
                .isInstanceOf(RunException.class)
                .hasMessageContainingAll("kismet.debug (" + debug + ")", "1 to 65535", "-Dkismet.debug=<port>");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void a_port_that_is_none_is_refused(int port) {
        assertThatThrownBy(() -> Ports.of(port, null))
                .isInstanceOf(RunException.class)
                .hasMessageContainingAll("kismet.port (" + port + ")", "0 to 65535");
    }

    @Test
    void a_port_that_is_taken_is_refused_whichever_it_is() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.of(port, null))
                    .isInstanceOf(RunException.class)
                    .hasMessageContainingAll("kismet.port (" + port + ")", "-Dkismet.port=<port>");
            assertThatThrownBy(() -> Ports.of(0, Integer.toString(port)))
                    .isInstanceOf(RunException.class)
                    .hasMessageContainingAll("kismet.debug (" + port + ")", "-Dkismet.debug=<port>");
        }
    }
}
