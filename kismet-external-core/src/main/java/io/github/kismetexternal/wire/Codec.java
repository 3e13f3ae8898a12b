package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.FrameTooLargeException;
import io.github.kismetexternal.command.HttpResponse;

/** Turns commands into the frames of one generation and back. An instance keeps buffers and is not thread-safe. */
interface Codec {
    /**
     * Reads the frame that lies in {@code buffer} from {@code start} to {@code start + size}.
     *
     * @param streamOffset the frame's place in the stream
     * @throws ProtocolException if what is in the frame breaks a rule
     */
    Frame decode(byte[] buffer, int start, int size, long streamOffset) throws ProtocolException;

    /**
     * Appends a command's frame to {@code out}; if this fails, a part of it may have been appended.
     *
     * @throws FrameTooLargeException if the frame would be larger than {@code maxFrame}, header included
     */
    void encode(Command command, long seqno, int code, int maxFrame, FrameBuffer out);

    /**
     * Returns how much content a response frame of at most {@code maxFrame} bytes can hold beside what else is in
     * {@code head}; negative if nothing fits. Does not touch the codec's buffers: safe for several threads.
     */
    int contentRoom(HttpResponse head, int maxFrame);
}
