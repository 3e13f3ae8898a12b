package io.github.kismetexternal.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The parts of one upload that have come so far. For one thread at a time. */
final class Upload {
    static final int MAX_BYTES = 1 << 20;

    private final String path;
    private final byte[] @Nullable [] pieces;
    private int missing;
    private int size;

    Upload(String path, int count) {
        this.path = path;
        pieces = new byte[count][];
        missing = count;
    }

    /**
     * Adds a part; one that is there already changes nothing.
     *
     * @throws RequestRefusedException with 409 if it contradicts an earlier one, with 413 if it makes the upload too
     *     large
     */
    void add(String partPath, UploadPart part) {
        if (!path.equals(partPath) || pieces.length != part.count()) {
            throw new RequestRefusedException(409, "All parts of an upload must go to one path and have one _parts;"
                    + " begin again with another _upload.");
        }
        byte[] earlier = pieces[part.index()];
        if (earlier == null) {
            if (part.content().length > MAX_BYTES - size) {
                throw new RequestRefusedException(413, "An upload must have at most " + MAX_BYTES + " bytes.");
            }
            pieces[part.index()] = part.content();
            size += part.content().length;
            missing--;
        } else if (!Arrays.equals(earlier, part.content())) {
            throw new RequestRefusedException(409, "Part " + part.index() + " was there with other content; begin again"
                    + " with another _upload.");
        }
    }

    boolean isComplete() {
        return missing == 0;
    }

    /** Returns all parts together. */
    byte[] content() {
        byte[] content = new byte[size];
        int from = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, content, from, piece.length);
            from += piece.length;
        }
        return content;
    }
}
