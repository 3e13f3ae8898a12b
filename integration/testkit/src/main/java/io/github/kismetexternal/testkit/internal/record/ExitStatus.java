package io.github.kismetexternal.testkit.internal.record;

/** Exit statuses of the commands; from 64 on with the meaning of {@code sysexits.h}. */
final class ExitStatus {
    static final int OK = 0;
    static final int DIFFERENT = 1;
    static final int USAGE = 64;
    static final int BAD_RECORDING = 65;
    static final int UNREADABLE = 66;
    static final int IO = 74;
    /** What the helper wrote were no frames. */
    static final int PROTOCOL = 76;

    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
