/** What packaging and running both do to files. Knows nothing of plugins. */
@NullMarked
package io.github.kismetexternal.packaging.files;

import org.jspecify.annotations.NullMarked;
