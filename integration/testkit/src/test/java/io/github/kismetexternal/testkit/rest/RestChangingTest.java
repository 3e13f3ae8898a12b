package io.github.kismetexternal.testkit.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kismetexternal.event.AlertSeverity;
import io.github.kismetexternal.rest.ApiKey;
import io.github.kismetexternal.rest.DeviceQuery;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.KismetRestException;
import io.github.kismetexternal.rest.NewAlert;
import io.github.kismetexternal.rest.NewAlertKind;
import io.github.kismetexternal.rest.TrackedAlert;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

/** What changes something and is kept, under every release. */
@Timeout(60)
class RestChangingTest {
    private static final String KEY = "4202770D00000000_10000504B02";
    private static final String UNKNOWN_KEY = "4202770D00000000_FFFF00504B02";

    private static final SimulatedServer SERVER = new SimulatedServer();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_device_takes_a_name_and_a_tag_whatever_they_hold(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        rest.devices().name(KEY, "a&b=c \"é\"");
        rest.devices().tag(KEY, "floor", "2&3");

        assertThat(rest.devices().byKey(KEY)).hasValueSatisfying(device -> {
            assertThat(device.device().name()).isEqualTo("a&b=c \"é\"");
            assertThat(device.raw().path("kismet.device.base.tags").path("floor").asText()).isEqualTo("2&3");
        });
        assertThatThrownBy(() -> rest.devices().name(UNKNOWN_KEY, "x"))
                .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(500));
    }

    @ParameterizedTest
    @EnumSource
    void an_alert_is_defined_once_raised_and_found_again(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);
        NewAlertKind kind = NewAlertKind.named("kit_test", "From a test")
                .graded("OTHER", AlertSeverity.HIGH)
                .throttled("2/min", "2/min");
        Instant before = rest.system().time();

        assertThat(rest.alerts().define(kind)).isTrue();
        assertThat(rest.alerts().define(kind)).isFalse();
        rest.alerts().raise(NewAlert.of("kit_test", "something & more")
                .packet("02:4B:50:00:00:01", "02:4B:50:00:00:02", "FF:FF:FF:FF:FF:FF")
                .onChannel("6"));

        TrackedAlert alert = rest.alerts().since(before).get(0);
        assertThat(alert.alert().name()).isEqualTo("KIT_TEST");
        assertThat(alert.alert().text()).isEqualTo("something & more");
        assertThat(alert.alert().severity()).hasValue(AlertSeverity.HIGH);
        assertThat(alert.alert().transmitterMac()).isEqualTo("02:4B:50:00:00:01");
        assertThat(alert.alert().channel()).isEqualTo("6");
        assertThat(rest.alerts().byHash(alert.alert().hash().orElseThrow())).hasValue(alert);
        assertThat(rest.alerts().byHash(1)).isEmpty();
        assertThat(rest.alerts().since(rest.system().time().plusSeconds(1))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_alert_that_is_raised_too_often_is_refused_with_what_to_do(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);
        rest.alerts().define(NewAlertKind.named("kit_once", "Once").throttled("1/day", "1/day"));

        rest.alerts().raise(NewAlert.of("KIT_ONCE", "first"));

        assertThatThrownBy(() -> rest.alerts().raise(NewAlert.of("KIT_ONCE", "second")))
                .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining("more often than its definition allows");
        assertThatThrownBy(() -> rest.alerts().raise(NewAlert.of("KIT_NONE", "x")))
                .isInstanceOf(KismetRestException.class);
    }

    @ParameterizedTest
    @EnumSource
    void an_api_key_works_for_its_role_until_it_is_revoked(SimulatedRelease release) {
        KismetRest admin = SERVER.rest(release);

        ApiKey key = admin.apiKeys().create("reader", "readonly");
        KismetRest reader = KismetRest.withApiKey(SERVER.of(release).url(), key.token().orElseThrow());

        assertThat(reader.devices().list(DeviceQuery.all())).isNotEmpty();
        assertThat(admin.apiKeys().list()).extracting(ApiKey::name, ApiKey::role)
                .contains(tuple("reader", "readonly"));
        assertRefused(() -> reader.devices().name(KEY, "x"), key);
        assertThatThrownBy(() -> admin.apiKeys().create("reader", "readonly"))
                .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(500));

        admin.apiKeys().revoke("reader");

        assertRefused(() -> reader.system().status(), key);
        assertThatThrownBy(() -> admin.apiKeys().revoke("reader")).isInstanceOf(KismetRestException.class);
        assertThat(key.toString()).doesNotContain(key.token().orElseThrow());
    }

    private static void assertRefused(ThrowingCallable call, ApiKey key) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(401))
                .hasMessageContaining("revoked")
                .hasMessageContaining("readonly")
                .hasMessageNotContaining(key.token().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void a_call_of_no_method_here_takes_json(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        String answer = rest.post(
                "/devices/multimac/devices.json",
                JsonNodeFactory.instance.objectNode()
                        .set("devices", JsonNodeFactory.instance.arrayNode()));

        assertThat(answer).isEqualTo("[]");
        assertThat(rest.devices().byMacs(List.of(), DeviceQuery.all())).isEmpty();
    }
}
