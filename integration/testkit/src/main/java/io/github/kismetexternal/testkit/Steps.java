package io.github.kismetexternal.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps of an end, all of which are taken whatever becomes of one. */
final class Steps {
    private Steps() {}

    /** Takes all steps, and then throws what the first that failed has thrown. */
    static void all(List<Runnable> steps) {
        @Nullable RuntimeException failure = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
