/** The library's own log, which no log handler of an author's can make fail. */
@NullMarked
package io.github.kismetexternal.log;

import org.jspecify.annotations.NullMarked;
