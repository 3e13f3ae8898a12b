package io.github.kismetexternal.testkit.internal.pipe;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.record.WireDump;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts what a helper writes into frames, when and as Kismet would. For one thread. */
final class FrameSource {
    private final InputStream in;
    private final SimulatedRelease release;
    private final PipeReads reads;
    private byte[] buffered = new byte[0];

    FrameSource(InputStream in, SimulatedRelease release) {
        this.in = in;
        this.release = release;
        this.reads = release.stallsReads() ? new GrowingReads() : new PipeReads.Exact();
    }

    /**
     * Waits for the next frame; null at the end of the pipe.
     *
     * @throws BrokenRuleException if the release would end the plugin over what came
     */
    @Nullable RawFrame next() throws IOException, BrokenRuleException {
        while (true) {
            int wanted = RawFrame.PREFIX;
            if (buffered.length >= wanted) {
                RawFrame.Prefix prefix = prefix();
                wanted = prefix.size();
                if (buffered.length >= wanted) {
                    return cut(prefix);
                }
            }
            byte[] more = reads.read(in, buffered.length, wanted - buffered.length);
            if (more.length == 0) {
                return null;
            }
            append(more);
        }
    }

    private RawFrame.Prefix prefix() throws BrokenRuleException {
        try {
            return RawFrame.Prefix.read(ByteBuffer.wrap(buffered), release);
        } catch (BrokenRuleException e) {
            throw new BrokenRuleException(e.getMessage(), WireDump.bytes(buffered));
        }
    }

    private RawFrame cut(RawFrame.Prefix prefix) {
        byte[] frame = Arrays.copyOf(buffered, prefix.size());
        buffered = Arrays.copyOfRange(buffered, prefix.size(), buffered.length);
        return new RawFrame(prefix.generation(), frame);
    }

    private void append(byte[] more) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(buffered.length + more.length);
        joined.writeBytes(buffered);
        joined.writeBytes(more);
        buffered = joined.toByteArray();
    }
}
