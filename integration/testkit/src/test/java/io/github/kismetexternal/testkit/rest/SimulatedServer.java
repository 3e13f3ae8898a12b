package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.testkit.EventSchedule;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** One simulator for each release, for the tests of one class, and a client that is signed in. */
final class SimulatedServer implements AutoCloseable {
    private final Map<SimulatedRelease, KismetSimulator> simulators = new EnumMap<>(SimulatedRelease.class);

    KismetRest rest(SimulatedRelease release) {
        return KismetRest.withLogin(
                of(release).url(), SimulatorBuilder.DEFAULT_USER, SimulatorBuilder.DEFAULT_PASSWORD);
    }

    KismetSimulator of(SimulatedRelease release) {
        return simulators.computeIfAbsent(release, SimulatedServer::start);
    }

    private static KismetSimulator start(SimulatedRelease release) {
        try {
            return KismetSimulator.builder().release(release).events(EventSchedule.silent()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        simulators.values().forEach(KismetSimulator::close);
    }
}
