/**
 * Recordings of what Kismet and a helper wrote to each other: made while the traffic flows, read back, shown to people,
 * and played again to another build of the helper.
 *
 * <p>A {@link io.github.kismetexternal.testkit.internal.record.Recorder} taps the two pipes, a
 * {@link io.github.kismetexternal.testkit.internal.record.Recording} is what was written to the file,
 * {@link io.github.kismetexternal.testkit.internal.record.WireDump} shows it, and
 * {@link io.github.kismetexternal.testkit.internal.record.Replay} plays Kismet's part of it.
 *
 * <p>A recording holds all that was said, tokens of Kismet's REST API among it: its file is its owner's only. What is
 * shown of it leaves them out.
 */
@NullMarked
package io.github.kismetexternal.testkit.internal.record;

import org.jspecify.annotations.NullMarked;
