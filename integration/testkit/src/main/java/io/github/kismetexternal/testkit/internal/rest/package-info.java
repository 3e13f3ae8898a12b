/**
 * Kismet's own REST endpoints, answered from recorded samples: which fields, devices and pages a client asks for, and
 * in which serialisation. What the requests hold is hostile.
 */
@NullMarked
package io.github.kismetexternal.testkit.internal.rest;

import org.jspecify.annotations.NullMarked;
