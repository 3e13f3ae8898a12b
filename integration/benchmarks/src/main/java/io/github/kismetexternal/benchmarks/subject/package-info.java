/** What is measured: a plugin, and a bare program that moves the same bytes. */
package io.github.kismetexternal.benchmarks.subject;
