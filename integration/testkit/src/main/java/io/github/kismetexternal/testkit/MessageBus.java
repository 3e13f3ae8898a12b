package io.github.kismetexternal.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.testkit.internal.event.EventBus;
import io.github.kismetexternal.testkit.internal.launch.Log;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Kismet's message bus: what helpers tell people. Each message but those for debugging is an event too, and too many
 * of severity INFO within a second are dropped. Safe for use by several threads.
 */
final class MessageBus {
    private final Log<Message> messages = new Log<>();
    private final SimulatedRelease release;
    private final EventBus events;
    private final Clock clock;
    private final Consumer<Message> sink;
    private long second;
    private int inSecond;

    MessageBus(SimulatedRelease release, EventBus events, Clock clock, Consumer<Message> sink) {
        this.release = release;
        this.events = events;
        this.clock = clock;
        this.sink = sink;
    }

    List<Message> all() {
        return messages.all();
    }

    void add(Message message) {
        long now = clock.instant().getEpochSecond();
        if (message.severity() == Severity.INFO && isTooMuch(now)) {
            return;
        }
        messages.add(message);
        sink.accept(message);
        if (message.severity() != Severity.DEBUG) {
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            record.put("kismet.messagebus.message_string", message.text());
            record.put("kismet.messagebus.message_flags", message.severity().flag());
            record.put("kismet.messagebus.message_time", now);
            events.publish("MESSAGE", JsonNodeFactory.instance.objectNode().set("MESSAGE", record).toString());
        }
    }

    private synchronized boolean isTooMuch(long now) {
        if (now != second) {
            second = now;
            inSecond = 0;
        }
        inSecond++;
        return inSecond > release.infoMessagesPerSecond();
    }
}
