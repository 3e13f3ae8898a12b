/**
 * Requests of people's browsers: which handler answers, and how the answer travels back.
 *
 * <p>{@link io.github.kismetexternal.http.Router} finds the handler,
 * {@link io.github.kismetexternal.http.RequestDispatcher} runs it, and
 * {@code ResponseWriter} turns its
 * {@link io.github.kismetexternal.http.Response} into frames. Kismet punishes small mistakes here by ending the plugin,
 * or itself, so the types make them impossible: paths are escaped, status and headers go in the first frame only, and
 * every answer is closed exactly once. {@code RequestIntake} makes the request that a handler gets, of JSON in several
 * parts too.
 */
@NullMarked
package io.github.kismetexternal.http;

import org.jspecify.annotations.NullMarked;
