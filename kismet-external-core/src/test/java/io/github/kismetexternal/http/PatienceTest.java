package io.github.kismetexternal.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatienceTest {
    private final Patience patience = new Patience(2);

    @Test
    void lasts_as_long_as_it_is_rewarded() {
        for (int i = 0; i < 100; i++) {
            assertThat(patience.lasts()).isTrue();
            patience.rewarded(true);
        }
    }

    @Test
    void leaves_out_twice_as_many_moments_after_each_one_in_vain_up_to_a_bound() {
        int[] leftOut = new int[9];
        for (int i = 0; i < leftOut.length; i++) {
            patience.rewarded(false);
            leftOut[i] = momentsLeftOut();
        }

        assertThat(leftOut).containsExactly(1, 2, 4, 8, 16, 32, 64, 64, 64);
    }

    @Test
    void starts_over_after_a_reward() {
        for (int i = 0; i < 5; i++) {
            patience.rewarded(false);
        }
        patience.rewarded(true);
        assertThat(patience.lasts()).isTrue();

        patience.rewarded(false);

        assertThat(momentsLeftOut()).isEqualTo(1);
    }

    @Test
    void helps_with_two_processors_and_not_with_one() {
        assertThat(new Patience(2).lasts()).isTrue();
        assertThat(new Patience(1).lasts()).isFalse();
        assertThat(new Patience(1).lasts()).isFalse();
    }

    /** Takes the moment in which it lasts again, too; whoever lingers then says how it went. */
    private int momentsLeftOut() {
        int count = 0;
        while (!patience.lasts()) {
            count++;
        }
        return count;
    }
}
