/**
 * Runs a plugin while somebody works on it: what {@code kismet:run} does once it knows what to run.
 *
 * <ol>
 *   <li>{@link io.github.kismetexternal.packaging.run.SourceWatch} finds out which files have changed;
 *   <li>{@link io.github.kismetexternal.packaging.run.RunningCopy} is the plugin that runs, apart from the one that is
 *       built;
 *   <li>{@link io.github.kismetexternal.packaging.run.Server} runs it: {@link
 *       io.github.kismetexternal.packaging.run.StandIn}, the test kit, or {@link
 *       io.github.kismetexternal.packaging.run.RealKismet};
 *   <li>{@link io.github.kismetexternal.packaging.run.DevelopmentLoop} takes changes from the first to the last.
 * </ol>
 *
 * <p>Nothing here knows of Maven. Whatever is started ends with this process, whichever way that ends.
 */
@NullMarked
package io.github.kismetexternal.packaging.run;

import org.jspecify.annotations.NullMarked;
