package io.github.kismetexternal.testkit.measured;

import java.util.function.Predicate;

/**
 * A row of the table. Immutable.
 *
 * @param done what is done
 * @param source where what happens is known from: a measurement, and the rule behind it in Kismet's source
 * @param holds where what is peculiar happens
 * @param there what is seen where it holds
 * @param elsewhere what is seen where it does not
 * @param check does it
 */
record Row(String done, String source, Predicate<Profile> holds, String there, String elsewhere, Check check) {
    /** Does what a row says, and returns what is to be seen. */
    @FunctionalInterface
    interface Check {
        String observe(Scene scene) throws Exception;
    }

    static Source when(String done) {
        return new Source(done);
    }

    /** Returns what is to be seen in a profile. */
    String expected(Profile profile) {
        return holds.test(profile) ? there : elsewhere;
    }

    /** Returns whether it happens in every profile, so that there is no absence to be shown. */
    boolean isUniversal() {
        return Profile.all().stream().allMatch(holds);
    }

    /** A row that lacks its source. */
    record Source(String done) {
        Outcome source(String source) {
            return new Outcome(done, source);
        }
    }

    /** A row that lacks what happens. */
    record Outcome(String done, String source) {
        Shown everywhere(String seen) {
            return new Shown(done, source, profile -> true, seen, seen);
        }

        Elsewhere where(Predicate<Profile> holds, String seen) {
            return new Elsewhere(done, source, holds, seen);
        }
    }

    /** A row that lacks what happens where it does not hold. */
    record Elsewhere(String done, String source, Predicate<Profile> holds, String there) {
        Shown elsewhere(String seen) {
            return new Shown(done, source, holds, there, seen);
        }
    }

    /** A row that lacks its check. */
    record Shown(String done, String source, Predicate<Profile> holds, String there, String elsewhere) {
        Row shownBy(Check check) {
            return new Row(done, source, holds, there, elsewhere, check);
        }
    }
}
