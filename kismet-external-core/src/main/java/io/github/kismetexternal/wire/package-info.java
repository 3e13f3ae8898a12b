/**
 * Bytes on the two pipes: frames of Kismet's three wire generations, and how they become commands.
 *
 * <p>{@link io.github.kismetexternal.wire.FrameReader} cuts the incoming stream into frames,
 * {@link io.github.kismetexternal.wire.FrameWriter} queues and writes outgoing ones from a thread of its own. Both
 * leave what is inside a frame to the codec of their generation; adding a generation means adding a codec. Offsets,
 * field numbers and msgpack occur nowhere else in the library.
 */
@NullMarked
package io.github.kismetexternal.wire;

import org.jspecify.annotations.NullMarked;
