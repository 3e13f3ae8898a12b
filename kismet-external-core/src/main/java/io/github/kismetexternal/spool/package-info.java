/**
 * Files for what is too large to go through the pipe: written below the plugin's {@code httpd} directory, served by
 * Kismet, and removed soon. Knows nothing of requests and answers.
 */
@NullMarked
package io.github.kismetexternal.spool;

import org.jspecify.annotations.NullMarked;
