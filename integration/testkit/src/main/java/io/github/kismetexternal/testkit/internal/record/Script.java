package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.wire.Generation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a recording asks of a replay: Kismet's part as steps, the helper's part to compare with. Immutable once made.
 *
 * @param generation what the helper spoke first
 * @param steps what Kismet wrote, except its pongs
 * @param recorded what the helper said
 * @param requests what Kismet asked, by number
 * @param tokens the tokens that Kismet granted, which must not be shown
 * @param unreadable what of Kismet's part cannot be played, for people
 */
record Script(
        Generation generation,
        List<Step> steps,
        Conversation recorded,
        Map<Long, HttpRequest> requests,
        Set<String> tokens,
        List<String> unreadable) {

    /**
     * One frame of Kismet.
     *
     * @param bytes the frame as it was recorded
     * @param pauseNanos how long after the frame before it was written
     * @param condition what it says, and what the helper had said before
     */
    record Step(Bytes bytes, long pauseNanos, Condition condition) {}

    /** Returns whether the helper ended by itself. */
    boolean helperEnds() {
        return !recorded.sayings(Conversation.Kind.SHUTDOWN).isEmpty();
    }

    /**
     * Reads a recording.
     *
     * @throws MalformedRecordingException if it has no frame of the helper
     */
    static Script of(Recording recording) throws MalformedRecordingException {
        return new Builder(recording.timed()).build(FrameCutter.cut(recording));
    }

    private static final class Builder {
        private final boolean timed;
        private final List<Step> steps = new ArrayList<>();
        private final Conversation recorded = new Conversation();
        private final Map<Long, HttpRequest> requests = new LinkedHashMap<>();
        private final Set<String> tokens = new HashSet<>();
        private final List<String> unreadable = new ArrayList<>();
        private @Nullable Generation generation;
        private @Nullable Long lastNanos;
        private int tokensGranted;

        Builder(boolean timed) {
            this.timed = timed;
        }

        Script build(List<Piece> pieces) throws MalformedRecordingException {
            for (Piece piece : pieces) {
                if (piece instanceof Piece.Broken broken) {
                    unreadable.add("recording, byte " + broken.offset() + " " + broken.direction()
                            + ": no frame, left out (" + broken.reason() + ")");
                } else if (piece instanceof Piece.Whole whole && whole.direction() == Direction.OF_HELPER) {
                    said(whole);
                } else if (piece instanceof Piece.Whole whole) {
                    asked(whole);
                }
            }
            if (generation == null) {
                throw new MalformedRecordingException("recording must have a frame of the helper, has none; record a"
                        + " helper that starts");
            }
            return new Script(generation, steps, recorded, requests, tokens, unreadable);
        }

        private void said(Piece.Whole whole) {
            if (generation == null) {
                generation = whole.frame().generation();
            }
            recorded.add(whole.frame().command());
        }

        private void asked(Piece.Whole whole) {
            Command command = whole.frame().command();
            if (command instanceof Pong) {
                return;
            }
            if (command instanceof HttpRequest request) {
                requests.put(request.id(), request);
            } else if (command instanceof AuthReply reply) {
                tokens.add(reply.token());
            }
            long pause = lastNanos == null ? 0 : whole.nanos() - lastNanos;
            lastNanos = whole.nanos();
            steps.add(new Step(whole.bytes(), pause, condition(command)));
        }

        private Condition condition(Command command) {
            if (command instanceof AuthReply) {
                tokensGranted++;
            }
            int tokenRequests = command instanceof AuthReply ? tokensGranted : 0;
            return timed
                    ? new Condition(
                            command,
                            recorded.sayings(Conversation.Kind.REGISTRATION).size(),
                            recorded.sayings(Conversation.Kind.SUBSCRIPTION).size(),
                            recorded.closed().size(),
                            tokenRequests)
                    : new Condition(command, 0, 0, 0, tokenRequests);
        }
    }
}
