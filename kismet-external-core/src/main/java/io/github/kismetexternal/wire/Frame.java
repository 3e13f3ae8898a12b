package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;

/**
 * One frame as it was read.
 *
 * @param generation how it was written
 * @param offset where in the stream it began, in bytes
 * @param size its size in bytes, header included
 * @param seqno the sender's sequence number, an unsigned 32-bit number
 * @param code the header's result code (v3); 0 in the other generations
 * @param command what it says
 */
public record Frame(Generation generation, long offset, int size, long seqno, int code, Command command) {}
