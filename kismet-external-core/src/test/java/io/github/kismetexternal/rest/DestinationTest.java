package io.github.kismetexternal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "http://127.0.0.1:2501/", "http://127.255.255.255/", "http://localhost:2501/", "http://[::1]:2501/k/",
        "https://kismet.example/"
    })
    void credentials_may_go_to_loopback_and_over_https(String url) {
        assertThat(Destination.checked(URI.create(url))).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://192.168.1.5:2501/", "http://127.0.0.1.example/", "http://localhost.example/",
        "http://[::2]/", "http://[::ffff:10.0.0.1]/", "http://0x7f000001.example/"
    })
    void credentials_do_not_go_elsewhere_in_the_clear(String url) {
        assertThatThrownBy(() -> Destination.checked(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be on loopback or https")
                .hasMessageContaining("-Dkismet.rest.allowRemote=true");
    }

    @Test
    void a_property_lets_them_out() {
        System.setProperty(Destination.ALLOW_REMOTE, "true");
        try {
            assertThat(Destination.checked(URI.create("http://192.168.1.5:2501")))
                    .hasToString("http://192.168.1.5:2501/");
        } finally {
            System.clearProperty(Destination.ALLOW_REMOTE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/", "/relative", "http:///x", "mailto:a@b.example"})
    void nothing_else_is_an_address(String url) {
        assertThatThrownBy(() -> Destination.checked(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a URL such as");
    }

    @Test
    void a_password_in_the_url_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> Destination.checked(URI.create("http://user:secret@127.0.0.1/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("withLogin")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Destination.checked(URI.create("http://127.0.0.1/?KISMET=secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
