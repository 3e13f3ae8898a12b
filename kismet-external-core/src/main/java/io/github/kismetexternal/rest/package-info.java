/**
 * Kismet's own REST API, typed.
 *
 * <p>{@link io.github.kismetexternal.rest.KismetRest} leads to everything; a plugin gets it from {@code Kismet.rest()}.
 * {@code RestTransport} alone knows HTTP; the groups of calls know paths and field names, and their records name the
 * fields people use and keep the tree they were read from beside them.
 */
@NullMarked
package io.github.kismetexternal.rest;

import org.jspecify.annotations.NullMarked;
