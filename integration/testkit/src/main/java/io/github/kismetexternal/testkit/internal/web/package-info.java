/** Kismet's web server: access, variables, static files and what helpers answer. */
@NullMarked
package io.github.kismetexternal.testkit.internal.web;

import org.jspecify.annotations.NullMarked;
