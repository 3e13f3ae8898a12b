package io.github.kismetexternal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ParentProcessTest {
    @Test
    void a_parent_that_is_no_kismet_tells_nothing_of_a_release() {
        ParentProcess parent = ParentProcess.current();

        assertThat(parent.executable()).isEmpty();
        assertThat(parent.isGone()).isFalse();
    }
}
