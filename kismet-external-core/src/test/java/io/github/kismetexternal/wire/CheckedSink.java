package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes commands as a writer to Kismet does, and checks of each that Kismet reads it as it was meant. What is wrong is
 * kept for {@link #frames()}, since a handler's failure never reaches who calls it. For one thread.
 */
public final class CheckedSink implements CommandSink {
    private final ServerProfile server;
    private final Codec codec;
    private final FrameEncoder encoder;
    private final List<Command> sent = new ArrayList<>();
    private AssertionError wrong;
    private long seqno;

    public CheckedSink(ServerProfile server) {
        this.server = server;
        this.codec = server.generation().newCodec();
        this.encoder = FrameEncoder.ofHelper(server.generation());
    }

    /**
     * Returns what was sent since the last call.
     *
     * @throws AssertionError if a frame did not fit or says something else than its command
     */
    public List<Command> frames() {
        List<Command> frames = List.copyOf(sent);
        AssertionError first = wrong;
        sent.clear();
        wrong = null;
        if (first != null) {
            throw first;
        }
        return frames;
    }

    @Override
    public void send(Command command) {
        try {
            byte[] frame = encoder.encode(command, ++seqno, server.maxFrame());
            Command read = codec.decode(frame, 0, frame.length, 0).command();
            if (frame.length > server.maxFrame()) {
                found("a frame of " + frame.length + " bytes", null);
            } else if (!read.equals(command)) {
                found(command + " has become " + read, null);
            }
            sent.add(read);
        } catch (IOException | RuntimeException e) {
            found(command + " cannot be sent", e);
        }
    }

    private void found(String what, Exception cause) {
        if (wrong == null) {
            wrong = new AssertionError(what, cause);
        }
    }

    @Override
    public boolean offer(Command command) {
        send(command);
        return true;
    }

    @Override
    public boolean offerUrgent(Command command) {
        return offer(command);
    }

    @Override
    public int contentRoom(HttpResponse head) {
        return codec.contentRoom(head, server.maxFrame());
    }
}
