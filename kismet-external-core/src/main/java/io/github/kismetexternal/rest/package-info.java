/**
 * Kismet's own REST API, typed.
 *
 * <p>{@link io.github.kismetexternal.rest.KismetRest} leads to everything; a plugin gets it from {@code Kismet.rest()}.
 * {@code RestTransport} and {@code WebsocketHandshake} alone know HTTP; the groups of calls know paths and field names,
 * and their records name the fields people use and keep the tree they were read from beside them.
 * {@link io.github.kismetexternal.rest.EventStream} brings events over a {@code LastingWebsocket}.
 */
@NullMarked
package io.github.kismetexternal.rest;

import org.jspecify.annotations.NullMarked;
