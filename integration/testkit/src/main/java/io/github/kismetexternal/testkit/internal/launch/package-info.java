/** Finds plugins and starts their helpers, by Kismet's rules. */
@NullMarked
package io.github.kismetexternal.testkit.internal.launch;

import org.jspecify.annotations.NullMarked;
