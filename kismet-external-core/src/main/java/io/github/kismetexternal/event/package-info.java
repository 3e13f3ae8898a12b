/**
 * What happens in Kismet, as it reaches a plugin over the event bus.
 *
 * <p>{@link io.github.kismetexternal.event.EventDispatcher} takes notices from the pipe, and from the websocket
 * what could be too large for that, and hands each {@link io.github.kismetexternal.event.Event} to the handlers of its
 * type. An event's content is a JSON tree, made when a handler asks for it; a record per type of event, each with a
 * static {@code of(Event)}, names the fields people use.
 */
@NullMarked
package io.github.kismetexternal.event;

import org.jspecify.annotations.NullMarked;
