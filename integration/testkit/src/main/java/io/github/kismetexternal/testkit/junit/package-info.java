/** JUnit tests of a plugin under a stand-in for Kismet: see {@link KismetPluginTest}. */
@NullMarked
package io.github.kismetexternal.testkit.junit;

import org.jspecify.annotations.NullMarked;
