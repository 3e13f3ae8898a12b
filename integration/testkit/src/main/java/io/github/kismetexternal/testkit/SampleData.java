package io.github.kismetexternal.testkit;

import io.github.kismetexternal.testkit.internal.rest.Samples;

/** What Kismet's REST API answers with. */
public enum SampleData {
    /** 65 Wi-Fi devices and all that belongs to them, recorded from a Kismet with a synthetic capture. */
    RECORDED {
        @Override
        Samples load() {
            return Samples.recorded();
        }
    },
    /** A Kismet that has seen nothing yet. */
    EMPTY {
        @Override
        Samples load() {
            return Samples.empty();
        }
    },
    /**
     * 100 000 devices: the recorded ones again and again, each with a key and a MAC address of its own. To see how a
     * plugin copes with a Kismet that has been running for long; needs some hundred MiB of heap.
     */
    CROWDED {
        @Override
        Samples load() {
            return Samples.crowded();
        }
    };

    abstract Samples load();
}
