/** The web server's table of routes: what an endpoint sees of a request, and who may ask. */
@NullMarked
package io.github.kismetexternal.testkit.internal.route;

import org.jspecify.annotations.NullMarked;
