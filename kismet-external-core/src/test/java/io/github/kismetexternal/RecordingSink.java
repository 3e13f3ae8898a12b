package io.github.kismetexternal;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is sent. */
final class RecordingSink implements CommandSink {
    private final List<Command> sent = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    List<Command> sent() {
        return sent;
    }

    void close() {
        closed = true;
    }

    @Override
    public void send(Command command) {
        if (closed) {
            throw new ConnectionClosedException();
        }
        sent.add(kept(command));
    }

    @Override
    public boolean offer(Command command) {
        return offerUrgent(command);
    }

    @Override
    public boolean offerUrgent(Command command) {
        return !closed && sent.add(kept(command));
    }

    private static Command kept(Command command) {
        return command instanceof HttpResponse response
                ? new HttpResponse(
                        response.id(),
                        response.headers(),
                        response.status(),
                        Bytes.of(response.content().toArray()),
                        response.close())
                : command;
    }

    @Override
    public int contentRoom(HttpResponse head) {
        return 16_000;
    }
}
