package io.github.kismetexternal;

import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Severity;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Sends lines to Kismet's message bus, no more than Kismet takes. Safe for use by several threads.
 *
 * <p>Kismet 2022-01 and later drop what exceeds 25 INFO lines a second, of all senders together, so a plugin keeps to
 * 20 of these and of DEBUG in any second. The other severities are never dropped and are not held back here either.
 */
final class MessageBus {
    static final int LINES_PER_SECOND = 20;
    static final int LONGEST_LINE = 1000;

    private static final long SECOND = 1_000_000_000L;
    private static final String CONTROL_CHARACTERS = "\\p{Cc}";

    private final CommandSink sink;
    private final LongSupplier nanoTime;
    /** When each of the last lines was sent, in a ring that begins at {@code oldest}. */
    private final long[] sentAt = new long[LINES_PER_SECOND];

    private int oldest;
    private int withheld;

    MessageBus(CommandSink sink, LongSupplier nanoTime) {
        this.sink = sink;
        this.nanoTime = nanoTime;
        Arrays.fill(sentAt, nanoTime.getAsLong() - SECOND);
    }

    void send(Severity severity, String text) throws InterruptedException {
        boolean limited = severity == Severity.INFO || severity == Severity.DEBUG;
        int missed = limited ? admit() : 0;
        if (missed >= 0) {
            sink.send(line(severity, text, missed));
        }
    }

    /** Sends without waiting, or not at all; of these, every severity is limited. */
    void offer(Severity severity, String text) {
        int missed = admit();
        if (missed >= 0 && !sink.offer(line(severity, text, missed))) {
            withhold(missed + 1);
        }
    }

    private synchronized void withhold(int lines) {
        withheld += lines;
    }

    /** Returns how many lines were withheld before this one, or -1 if this one is. */
    private synchronized int admit() {
        long now = nanoTime.getAsLong();
        if (now - sentAt[oldest] < SECOND) {
            withheld++;
            return -1;
        }
        sentAt[oldest] = now;
        oldest = (oldest + 1) % LINES_PER_SECOND;
        int missed = withheld;
        withheld = 0;
        return missed;
    }

    /**
     * Control characters would reach the terminal that Kismet runs in, and texts quote what came from the air. A long
     * text would come back as an event over which Kismet 2025-09 ends every plugin that listens to messages.
     */
    private static Message line(Severity severity, String text, int missed) {
        String cut = text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…";
        String clean = cut.replaceAll(CONTROL_CHARACTERS, " ");
        return new Message(severity, missed == 0 ? clean : clean + " (" + missed + " earlier messages withheld)");
    }
}
