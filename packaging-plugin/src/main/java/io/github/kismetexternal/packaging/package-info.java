/**
 * Turns a Java project into a directory that Kismet loads as a plugin.
 *
 * <p>Kismet knows nothing of Java. It wants a directory with a {@code manifest.conf}, whose key {@code httpexternal}
 * names a program, and a directory {@code httpd} of files for the browser; it looks for the program in the directories
 * of its setting {@code helper_binary_path}, which the plugin's own is not among. {@link
 * io.github.kismetexternal.packaging.BundleMojo} gathers what the pom says; from there on nothing knows of Maven:
 *
 * <ol>
 *   <li>{@link io.github.kismetexternal.packaging.PluginNames} holds the names and keeps to what Kismet, the shell and
 *       the browser accept;
 *   <li>{@link io.github.kismetexternal.packaging.PluginManifest} is the text that Kismet reads; {@link
 *       io.github.kismetexternal.packaging.Identity} takes both from the pom or from a manifest written by hand;
 *   <li>{@link io.github.kismetexternal.packaging.ClassPath} names the jars, {@link
 *       io.github.kismetexternal.packaging.Launcher} is the shell script that starts Java on them;
 *   <li>{@link io.github.kismetexternal.packaging.StartOptions} says how that starts Java, {@link
 *       io.github.kismetexternal.packaging.RuntimeImage} is a Java in the bundle, if it is to have one;
 *   <li>{@link io.github.kismetexternal.packaging.WebDirectory} holds the files for the browser,
 *       {@link io.github.kismetexternal.packaging.WebLibraries} those that come with dependencies;
 *   <li>{@link io.github.kismetexternal.packaging.InstallScripts} are the shell scripts that put the plugin where
 *       Kismet looks and take it away again, {@link io.github.kismetexternal.packaging.Checksums} is how they know that
 *       it is whole;
 *   <li>{@link io.github.kismetexternal.packaging.Bundle} writes all of them, anew each time.
 * </ol>
 *
 * <p>{@link io.github.kismetexternal.packaging.BillOfMaterials} and {@link
 * io.github.kismetexternal.packaging.Archives} have other Maven plugins do the work, in the build that is going on.
 *
 * <p>{@link io.github.kismetexternal.packaging.RunMojo} runs what is built, and builds it anew when it changes, by
 * {@link io.github.kismetexternal.packaging.InnerBuild}, a Maven build within the one that goes on; what is done about
 * a change is in the package {@code run}.
 *
 * <p>Kismet is silent about most mistakes: it skips the plugin, or loads it and never starts its program. So each of
 * them is refused here, while somebody is looking, as a {@link io.github.kismetexternal.packaging.BundleException} that
 * says what is wrong, the rule, and what to do.
 */
@NullMarked
package io.github.kismetexternal.packaging;

import org.jspecify.annotations.NullMarked;
