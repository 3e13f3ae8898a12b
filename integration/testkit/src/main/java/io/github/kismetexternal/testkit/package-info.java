/**
 * A stand-in for Kismet, for tests and for trying a plugin without a radio.
 *
 * <p>{@link io.github.kismetexternal.testkit.KismetSimulator} starts a plugin the way Kismet does, as a process with
 * two pipes, and serves the plugin's pages on a real port. It uses the same codec as the plugin, in the other
 * direction. What a real server ends a plugin for ends it here too, and is kept as a
 * {@link io.github.kismetexternal.testkit.Fatality}.
 */
@NullMarked
package io.github.kismetexternal.testkit;

import org.jspecify.annotations.NullMarked;
