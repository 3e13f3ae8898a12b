package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.wire.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Shows traffic to people, one line for each frame:
 *
 * <pre>
 *    12.034 &lt;- v3 HTTPRESPONSE #7 121 B id=3 status=200 close content=96 B "&lt;b&gt;This is..."
 * </pre>
 *
 * <p>The time is in seconds; {@code ->} is to the helper, {@code <-} from it; then come the generation, the command,
 * the sequence number and the size with its header. Control characters are escaped and long texts cut. Tokens never
 * appear, nor do a request's variables unless asked for: who signs in by the URL has a password among them.
 *
 * <p>Bytes that are no frame stand as such, with their offset in their direction; the dump goes on after them. For one
 * thread.
 */
public final class WireDump {
    private static final FrameText DIRECTION_NEUTRAL = new FrameText(Printable.INSTANCE, false);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SHORTEST_HEADER = 12;
    private static final int MOST_BYTES = 32;

    private final Consumer<String> lines;
    private final boolean showsVariables;

    private WireDump(Consumer<String> lines, boolean showsVariables) {
        this.lines = lines;
        this.showsVariables = showsVariables;
    }

    /** Makes a dump that writes its lines to {@code lines}. */
    public static WireDump to(Consumer<String> lines) {
        return new WireDump(lines, false);
    }

    /** Returns a dump that also shows names and values of requests' variables, except {@code KISMET} and passwords. */
    public WireDump showingVariables() {
        return new WireDump(lines, true);
    }

    /**
     * Returns a frame's line without time and direction, as for a message about a frame that broke a rule:
     * {@code v3 HTTPRESPONSE #7 121 B id=3 status=200 close}. Variables and tokens do not appear.
     */
    public static String line(Frame frame) {
        return DIRECTION_NEUTRAL.line(frame);
    }

    /** Returns the size and the beginning of bytes that are no frame, as text where they are text. */
    public static String bytes(byte[] bytes) {
        return Printable.INSTANCE.sized(Bytes.of(bytes));
    }

    /** Returns a word of a plugin's, such as a path, fit for a terminal. */
    public static String word(String word) {
        return Printable.INSTANCE.word(word);
    }

    /** Shows a recording: what is known of it, and its frames in the order they went over the pipes. */
    public void show(Recording recording) {
        recording.attributes().forEach((name, value) -> lines.accept(
                "# " + name + ": " + Printable.INSTANCE.word(value)));
        if (!recording.timed()) {
            lines.accept("# Without times: first what the helper wrote, then what Kismet wrote.");
        }
        List<Piece> pieces = FrameCutter.cut(recording);
        Printable printable = new Printable(tokens(pieces));
        FrameText text = new FrameText(printable, showsVariables);
        pieces.forEach(piece -> lines.accept(line(recording, piece, text, printable)));
        if (recording.missing() > 0) {
            lines.accept("# The recording ends within a block: " + recording.missing()
                    + " bytes of its file were left out. Its writer died, or the disk was full.");
        }
    }

    /**
     * Shows one direction of a stream, to its end.
     *
     * @throws IOException if the stream cannot be read, or is longer than 256 MiB
     */
    public void show(Direction direction, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes((int) RecordingFormat.MAX_FILE + 1);
        if (bytes.length > RecordingFormat.MAX_FILE) {
            throw new IOException("stream must have at most " + RecordingFormat.MAX_FILE + " bytes; show a part of it");
        }
        List<Block> blocks = bytes.length == 0 ? List.of() : List.of(new Block(direction, 0, Bytes.of(bytes)));
        List<Piece> pieces = FrameCutter.cut(new Recording(Map.of(), blocks, false, 0));
        Printable printable = new Printable(tokens(pieces));
        FrameText text = new FrameText(printable, showsVariables);
        pieces.forEach(piece -> lines.accept(direction.arrow() + " " + content(piece, text, printable)));
    }

    private static Set<String> tokens(List<Piece> pieces) {
        Set<String> tokens = new HashSet<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Whole whole && whole.frame().command() instanceof AuthReply reply) {
                tokens.add(reply.token());
            }
        }
        return tokens;
    }

    private static String line(Recording recording, Piece piece, FrameText text, Printable printable) {
        String time = recording.timed()
                ? String.format(Locale.ROOT, "%9.3f ", piece.nanos() / NANOS_PER_SECOND)
                : "";
        return time + piece.direction().arrow() + " " + content(piece, text, printable);
    }

    private static String content(Piece piece, FrameText text, Printable printable) {
        if (piece instanceof Piece.Whole whole) {
            return text.line(whole.frame());
        }
        Piece.Broken broken = (Piece.Broken) piece;
        return "no frame: " + broken.bytes().size() + " B from byte " + broken.offset() + ": "
                + printable.hex(showable(broken.bytes()), MOST_BYTES) + " (" + printable.word(broken.reason()) + ")";
    }

    /** Of a frame its header only: the rest may be that of a token, which nobody can recognise in a broken frame. */
    private static Bytes showable(Bytes bytes) {
        boolean frame = bytes.size() >= SHORTEST_HEADER
                && FrameCutter.isSignature(bytes.array(), bytes.offset());
        return frame ? bytes.slice(0, SHORTEST_HEADER) : bytes;
    }
}
