package io.github.kismetexternal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Catches what is logged under a name and below while a test runs, in place of the console. */
public final class LogCapture extends Handler implements AutoCloseable {
    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LogCapture(Logger logger) {
        this.logger = logger;
    }

    /** Catches what the library logs. */
    public static LogCapture ofLibrary() {
        LogCapture capture = new LogCapture(Logger.getLogger("io.github.kismetexternal"));
        capture.logger.setUseParentHandlers(false);
        capture.logger.addHandler(capture);
        return capture;
    }

    @Override
    public void publish(LogRecord logged) {
        records.add(logged);
    }

    /** Returns the lines of a level so far. */
    public List<String> lines(Level level) {
        SimpleFormatter formatter = new SimpleFormatter();
        return records.stream()
                .filter(logged -> logged.getLevel().equals(level))
                .map(formatter::formatMessage)
                .toList();
    }

    /** Returns what was logged with the lines so far. */
    public List<Throwable> thrown() {
        return records.stream()
                .map(LogRecord::getThrown)
                .filter(thrown -> thrown != null)
                .toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
