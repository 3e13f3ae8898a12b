/**
 * What was measured on running Kismet servers and read in Kismet's source, as a table of rows: what was done, what
 * happened, where it is known from, and in which releases and generations it holds. Each row is shown in the stand-in,
 * and so is its absence in the releases and generations that lack it. A line of source without a release is of 2025-09.
 */
@NullMarked
package io.github.kismetexternal.testkit.measured;

import org.jspecify.annotations.NullMarked;
