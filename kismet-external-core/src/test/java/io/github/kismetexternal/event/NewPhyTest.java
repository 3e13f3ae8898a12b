package io.github.kismetexternal.event;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NewPhyTest {
    /** No recording has one, for Kismet raises it before plugins are heard: the shape follows its source (2025-09). */
    @Test
    void a_derived_phy_has_its_name() {
        assertThat(NewPhy.of(SampleEvents.derived("NEW_PHY"))).isEqualTo(new NewPhy("IEEE802.11"));
    }
}
