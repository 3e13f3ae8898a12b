/**
 * A stand-in for Kismet, for tests and for trying a plugin without a radio.
 *
 * <p>{@link io.github.kismetexternal.testkit.KismetSimulator} starts plugins the way Kismet does, as processes with
 * two pipes each, and serves their pages on a real port. It uses the same codec as a plugin, in the other direction,
 * and adds what a Kismet of the imitated {@link io.github.kismetexternal.testkit.SimulatedRelease} demands beyond it.
 * What a real server ends a plugin for ends it here too, and is kept as a
 * {@link io.github.kismetexternal.testkit.Fatality}. Tests with JUnit begin with
 * {@link io.github.kismetexternal.testkit.junit.KismetPluginTest}.
 */
@NullMarked
package io.github.kismetexternal.testkit;

import org.jspecify.annotations.NullMarked;
