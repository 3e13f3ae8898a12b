/** The event bus between helpers, browsers and what Kismet itself raises. */
@NullMarked
package io.github.kismetexternal.testkit.internal.event;

import org.jspecify.annotations.NullMarked;
