package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Bytes;

/** What a response is made of. */
sealed interface Body {
    /** A body that is there as a whole. */
    record Whole(Bytes content) implements Body {}

    /** A body that is written when the answer is sent. */
    record Streamed(StreamWriter writer) implements Body {}
}
