package io.github.kismetexternal;

import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.event.Event;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Repeats the plugin's warnings and errors on Kismet's message bus.
 *
 * <p>What it sends comes back as MESSAGE events, and a handler of these may log; so that this cannot go round, its own
 * lines are marked and {@link #isOwn recognised}. It never waits: what the bus does not take at once stays in the log
 * only.
 */
final class LogBridge extends Handler {
    private final MessageBus bus;
    private final String mark;
    private final SimpleFormatter formatter = new SimpleFormatter();

    LogBridge(MessageBus bus, String plugin) {
        this.bus = bus;
        this.mark = plugin + " log: ";
        setLevel(Level.WARNING);
    }

    void install() {
        Logger.getLogger("").addHandler(this);
    }

    void uninstall() {
        Logger.getLogger("").removeHandler(this);
    }

    boolean isOwn(Event event) {
        return event.type().equals("MESSAGE")
                && event.body().path("kismet.messagebus.message_string").asText().startsWith(mark);
    }

    @Override
    public void publish(LogRecord logged) {
        if (isLoggable(logged)) {
            bus.offer(
                    logged.getLevel().intValue() >= Level.SEVERE.intValue() ? Severity.ERROR : Severity.INFO,
                    mark + text(logged));
        }
    }

    private String text(LogRecord logged) {
        // Null where only an exception was logged.
        String message = formatter.formatMessage(logged);
        Throwable thrown = logged.getThrown();
        return thrown == null ? String.valueOf(message) : message + ": " + thrown;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
