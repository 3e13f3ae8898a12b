package io.github.kismetexternal;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.log.PluginLog;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.SendObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a line for each frame to a file that somebody named in the variable {@value #VARIABLE}, to see what a plugin
 * and Kismet say to each other. What may be confidential is {@linkplain TraceText left out}, so that the file can be
 * shown around. A file that is slow, full or gone never holds up the plugin: lines are left out then, and counted.
 */
final class Trace implements SendObserver, AutoCloseable {
    static final String VARIABLE = "KISMET_PLUGIN_TRACE";

    /** There are two files at most, this one and the one before it. */
    private static final long FILE_BYTES = 16 * 1024 * 1024;

    private static final int QUEUED_LINES = 4096;
    private static final long FLUSH_ON_CLOSE_MILLIS = 20;
    private static final String END = "";

    private final Path path;
    private final TraceFile file;
    private final String mark;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(QUEUED_LINES);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = new Thread(this::writeUntilEnd, "kismet-trace");
    private volatile boolean over;

    private Trace(Path path, TraceFile file, String mark) {
        this.path = path;
        this.file = file;
        this.mark = mark;
        thread.setDaemon(true);
    }

    /** Begins to note down what a session says and hears; if the file cannot be used, it goes without. */
    static void begin(Session session, String plugin, Generation generation, Path path) {
        begin(session, plugin, generation, path, FILE_BYTES);
    }

    static void begin(Session session, String plugin, Generation generation, Path path, long fileBytes) {
        String mark = " " + plugin + "[" + ProcessHandle.current().pid() + "] " + generation.label() + " ";
        try {
            Trace trace = new Trace(path, new TraceFile(path, fileBytes), mark);
            trace.add("begins; what may be confidential is left out");
            trace.thread.start();
            session.traceTo(trace);
        } catch (IOException e) {
            PluginLog.warning(VARIABLE + " (" + path + ") must be a file that this user may write; there is no trace: "
                    + e);
        }
    }

    void received(Frame frame) {
        add("in  " + frame.seqno() + " " + frame.size() + " bytes " + TraceText.of(frame.command()));
    }

    @Override
    public void sent(Command command, long seqno, int size) {
        add("out " + seqno + " " + size + " bytes " + TraceText.of(command));
    }

    private void add(String text) {
        if (!over && !lines.offer(Instant.now().truncatedTo(ChronoUnit.MILLIS) + mark + text)) {
            lost.incrementAndGet();
        }
    }

    /** Writes what is queued, for 20 ms at most. */
    @Override
    public void close() {
        lines.offer(END);
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, FLUSH_ON_CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeUntilEnd() {
        try (file) {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                file.write(line);
                if (lines.isEmpty()) {
                    reportLost();
                    file.flush();
                }
            }
        } catch (IOException e) {
            over = true;
            PluginLog.warning(VARIABLE + " (" + path + ") cannot be written any more, and the trace ends: " + e);
        } catch (InterruptedException e) {
            // Nobody does that.
        }
    }

    private void reportLost() throws IOException {
        long count = lost.getAndSet(0);
        if (count > 0) {
            file.write(Instant.now().truncatedTo(ChronoUnit.MILLIS) + mark + count
                    + " frames are missing before this line: the file is too slow");
        }
    }
}
