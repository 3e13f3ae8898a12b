package io.github.kismetexternal.wire;

import org.msgpack.core.buffer.MessageBuffer;
import org.msgpack.core.buffer.MessageBufferOutput;

/**
 * Takes what a msgpack packer writes into a frame, and stops keeping it once the frame is larger than allowed, so that
 * an oversize command costs no memory. Not thread-safe.
 */
final class PackerOutput implements MessageBufferOutput {
    private static final int SCRATCH = 16 * 1024;

    private MessageBuffer scratch = MessageBuffer.allocate(SCRATCH);
    private FrameBuffer target = new FrameBuffer(0);
    private int limit;
    private long written;

    /** Directs the following bytes to {@code newTarget}, of which {@code maxBytes} are kept. */
    void writeTo(FrameBuffer newTarget, int maxBytes) {
        target = newTarget;
        limit = maxBytes;
        written = 0;
    }

    /** Returns how many bytes were written since {@link #writeTo}. */
    int written() {
        return (int) Math.min(written, Integer.MAX_VALUE);
    }

    @Override
    public MessageBuffer next(int minimumSize) {
        if (scratch.size() < minimumSize) {
            scratch = MessageBuffer.allocate(minimumSize);
        }
        return scratch;
    }

    @Override
    public void writeBuffer(int length) {
        write(scratch.array(), scratch.arrayOffset(), length);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        written += length;
        if (written <= limit) {
            target.put(buffer, offset, length);
        }
    }

    @Override
    public void add(byte[] buffer, int offset, int length) {
        write(buffer, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
