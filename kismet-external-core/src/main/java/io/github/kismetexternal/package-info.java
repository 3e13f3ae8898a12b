/**
 * Plugins for Kismet: build one with {@link io.github.kismetexternal.KismetPlugin}, talk to the running Kismet through
 * {@link io.github.kismetexternal.Kismet}.
 *
 * <p>A plugin is a process that Kismet starts with two pipes. What comes in on one becomes commands in {@code wire},
 * and {@code Session} hands each to the part that it concerns: requests to {@code http}, events to {@code event}. What
 * these answer goes to the one writer of the other pipe. Nothing reaches back.
 */
@NullMarked
package io.github.kismetexternal;

import org.jspecify.annotations.NullMarked;
