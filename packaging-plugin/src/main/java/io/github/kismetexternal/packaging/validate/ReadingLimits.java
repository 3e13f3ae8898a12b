package io.github.kismetexternal.packaging.validate;

import java.util.List;

/** Counts what is read against the limits of the contract, and says what is beyond them. Not thread-safe. */
final class ReadingLimits {
    static final int MOST_ENTRIES = 10_000;
    static final long LARGEST_FILE = 64L << 20;
    static final long LARGEST_BUNDLE = 512L << 20;

    private final List<Irregularity> irregularities;
    private int entries;
    private long bytes;
    private boolean reached;

    ReadingLimits(List<Irregularity> irregularities) {
        this.irregularities = irregularities;
    }

    /** Returns whether one more entry may be read. */
    boolean admitsEntry(String path) {
        entries++;
        return entries <= MOST_ENTRIES
                || refuse(path, "The bundle (" + entries + " entries or more) must have at most " + MOST_ENTRIES);
    }

    /** Returns whether a file may have the given length so far, and the bundle that many bytes more. */
    boolean admits(String path, long length, long more) {
        bytes += more;
        if (length > LARGEST_FILE) {
            return refuse(path, "The file (" + Printable.of(path) + ") must have at most 64 MiB");
        }
        return bytes <= LARGEST_BUNDLE
                || refuse(path, "The bundle (up to " + Printable.of(path) + ") must have at most 512 MiB in all");
    }

    /** Takes note of a limit that was reached; nothing more is to be read. */
    boolean refuse(String path, String what) {
        if (!reached) {
            reached = true;
            irregularities.add(new Irregularity(Irregularity.Kind.LIMIT, path, what));
        }
        return false;
    }
}
