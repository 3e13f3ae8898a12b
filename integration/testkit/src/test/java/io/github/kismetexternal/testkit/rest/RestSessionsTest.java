package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.KismetRestException;
import io.github.kismetexternal.rest.Sessions;
import io.github.kismetexternal.testkit.EventSchedule;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class RestSessionsTest {
    @ParameterizedTest
    @EnumSource
    void a_client_learns_what_it_may_do_and_changes_the_login(SimulatedRelease release) throws Exception {
        try (KismetSimulator kismet =
                KismetSimulator.builder().release(release).events(EventSchedule.silent()).start()) {
            KismetRest admin = KismetRest.withLogin(
                    kismet.url(), SimulatorBuilder.DEFAULT_USER, SimulatorBuilder.DEFAULT_PASSWORD);
            KismetRest reader = KismetRest.withApiKey(
                    kismet.url(), admin.apiKeys().create("reader", "readonly").token().orElseThrow());
            KismetRest stranger = KismetRest.withApiKey(kismet.url(), "0123456789abcdef0123456789abcdef");

            assertThat(admin.sessions().setup()).isEqualTo(Sessions.Setup.USER);
            assertThat(stranger.sessions().setup()).isEqualTo(Sessions.Setup.USER);
            assertThat(admin.sessions().isAdministrator()).isTrue();
            assertThat(admin.sessions().isSignedIn()).isTrue();
            assertThat(reader.sessions().isAdministrator()).isFalse();
            assertThat(reader.sessions().isSignedIn()).isTrue();
            assertThat(stranger.sessions().isSignedIn()).isFalse();

            String password = "a b+c=d%25é";
            assertThatThrownBy(() -> reader.sessions().setLogin("intruder", "intruder"))
                    .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(403));
            admin.sessions().setLogin("other", password);

            assertThat(KismetRest.withLogin(kismet.url(), "other", password).sessions().isAdministrator()).isTrue();
            assertThat(admin.sessions().isAdministrator()).isFalse();
            assertThatThrownBy(() -> admin.sessions().setLogin("other", "secret&more"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret");
        }
    }
}
