package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts answers on their way to Kismet: the first frame of each has a status, the last one closes. */
public final class AnswerCounter implements CommandSink {
    private final CommandSink sink;
    private final LongAdder ended = new LongAdder();
    private final Map<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();

    /**
     * Makes a counter in front of a sink.
     *
     * @param sink gets what this gets
     */
    public AnswerCounter(CommandSink sink) {
        this.sink = sink;
    }

    @Override
    public void send(Command command) throws InterruptedException {
        sink.send(command);
        count(command);
    }

    @Override
    public boolean offer(Command command) {
        return counted(sink.offer(command), command);
    }

    @Override
    public boolean offerUrgent(Command command) {
        return counted(sink.offerUrgent(command), command);
    }

    @Override
    public int contentRoom(HttpResponse head) {
        return sink.contentRoom(head);
    }

    /** {@return how many answers have ended so far} */
    public long ended() {
        return ended.sum();
    }

    /** {@return how many answers of each status were begun so far} */
    public Map<Integer, Long> byStatus() {
        Map<Integer, Long> counts = new HashMap<>();
        byStatus.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    private boolean counted(boolean queued, Command command) {
        if (queued) {
            count(command);
        }
        return queued;
    }

    private void count(Command command) {
        if (command instanceof HttpResponse frame) {
            try {
                count(frame);
            } catch (OutOfMemoryError e) {
                // The answer is on its way: who was told that it failed would send another.
            }
        }
    }

    private void count(HttpResponse frame) {
        if (frame.close()) {
            ended.increment();
        }
        if (frame.status() != null) {
            byStatus.computeIfAbsent(frame.status(), status -> new LongAdder()).increment();
        }
    }
}
