/**
 * Checks whether Kismet will load a plugin, and whether all of it will work.
 *
 * <p>Kismet is silent about most mistakes: it skips the plugin, or loads it without its script or program, or serves a
 * page whose links lead nowhere. What is known of that is written down as one {@link
 * io.github.kismetexternal.packaging.validate.Rule} each; {@link io.github.kismetexternal.packaging.validate.Rules}
 * lists them.
 *
 * <ol>
 *   <li>{@link io.github.kismetexternal.packaging.validate.BundleFiles} is what is looked at: a directory, an
 *       archive of anybody, or sources that are not packaged yet. Reading writes nothing and never fails; what is
 *       wrong with an archive itself is kept as an {@code Irregularity}, for the rules to find;
 *   <li>{@link io.github.kismetexternal.packaging.validate.CheckedBundle} is the same with what several rules need,
 *       made when first asked for: the manifest as Kismet reads it, the pages, the scripts;
 *   <li>{@link io.github.kismetexternal.packaging.validate.Validation} asks all rules and holds what they found.
 * </ol>
 *
 * <p>All of it takes its input for hostile: it is bounded in memory and time, and puts nothing on a terminal that could
 * steer it.
 */
@NullMarked
package io.github.kismetexternal.packaging.validate;

import org.jspecify.annotations.NullMarked;
