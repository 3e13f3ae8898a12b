package io.github.kismetexternal.testkit;

import java.util.function.Consumer;

/** Keeps what a test's own code throws from the stand-in's threads. */
final class Guarded {
    private Guarded() {}

    static <T> Consumer<T> of(Consumer<T> consumer) {
        return value -> {
            try {
                consumer.accept(value);
            } catch (Exception | AssertionError e) {
                System.err.println("A consumer that was given to the KismetSimulator failed:");
                e.printStackTrace();
            }
        };
    }
}
