package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a recording into frames. After bytes that are no frame it goes on at the next signature, which need not begin a
 * frame: it may stand in the bytes of one that is broken. For one thread.
 */
final class FrameCutter {
    /** Each one can cost the reading of a largest frame, so that a hostile recording must not have many. */
    static final int MAX_BROKEN = 100;

    private static final int SIGNATURE = 0xDECAFBAD;
    private static final int SIGNATURE_BYTES = 4;

    private final Recording recording;
    private final Direction direction;
    private final byte[] bytes;
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable Generation spoken;
    private int position;
    private int broken;
    private int block = -1;
    private long blockEnd;

    private FrameCutter(Recording recording, Direction direction) {
        this.recording = recording;
        this.direction = direction;
        this.bytes = recording.bytes(direction);
    }

    /** Returns the pieces of both directions in the order of the blocks in which they end. */
    static List<Piece> cut(Recording recording) {
        List<Piece> all = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            all.addAll(new FrameCutter(recording, direction).cut());
        }
        all.sort(Comparator.comparingInt(Piece::block));
        return all;
    }

    private List<Piece> cut() {
        while (position < bytes.length && broken < MAX_BROKEN) {
            cutFrames();
        }
        if (position < bytes.length) {
            addBroken(bytes.length, "not looked at after " + MAX_BROKEN + " places that are no frames");
        }
        return pieces;
    }

    /** Adds frames until one is broken, and that. */
    private void cutFrames() {
        int begin = position;
        FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes, begin, bytes.length - begin), spoken);
        try {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                addFrame(frame);
            }
        } catch (ProtocolException e) {
            long offset = begin + e.offset();
            addBroken(nextSignature(), e.field() + " at byte " + offset + " " + e.rule());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addFrame(Frame frame) {
        Frame placed = new Frame(
                frame.generation(), position, frame.size(), frame.seqno(), frame.code(), frame.command());
        Bytes raw = Bytes.of(bytes).slice(position, position + frame.size());
        position += frame.size();
        spoken = frame.generation();
        findBlock();
        pieces.add(new Piece.Whole(direction, recording.blocks().get(block).nanos(), block, placed, raw));
    }

    private void addBroken(int end, String reason) {
        int begin = position;
        position = end;
        broken++;
        findBlock();
        pieces.add(new Piece.Broken(
                direction,
                recording.blocks().get(block).nanos(),
                block,
                begin,
                Bytes.of(bytes).slice(begin, end),
                reason));
    }

    /** Moves on to the block that holds the byte before the position. */
    private void findBlock() {
        while (blockEnd < position) {
            block++;
            Block next = recording.blocks().get(block);
            if (next.direction() == direction) {
                blockEnd += next.bytes().size();
            }
        }
    }

    private int nextSignature() {
        for (int i = position + 1; i <= bytes.length - SIGNATURE_BYTES; i++) {
            if (isSignature(bytes, i)) {
                return i;
            }
        }
        return bytes.length;
    }

    /** Returns whether a frame's signature stands at a place with at least four bytes after it. */
    static boolean isSignature(byte[] bytes, int at) {
        return bytes[at] == (byte) (SIGNATURE >>> 24)
                && bytes[at + 1] == (byte) (SIGNATURE >>> 16)
                && bytes[at + 2] == (byte) (SIGNATURE >>> 8)
                && bytes[at + 3] == (byte) SIGNATURE;
    }
}
