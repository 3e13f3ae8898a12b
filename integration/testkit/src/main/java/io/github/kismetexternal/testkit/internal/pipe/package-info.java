/** Kismet's end of the two pipes to a helper. */
@NullMarked
package io.github.kismetexternal.testkit.internal.pipe;

import org.jspecify.annotations.NullMarked;
