/** Measures whole processes over real pipes, in pairs that take turns, and puts all results into one table. */
package io.github.kismetexternal.benchmarks;
