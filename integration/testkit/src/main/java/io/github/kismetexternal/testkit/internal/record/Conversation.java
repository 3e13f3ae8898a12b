package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.command.UnknownCommand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a helper said, whatever frames it said it in. Pings are left out: how many there are depends on timing. Not
 * thread-safe.
 */
final class Conversation {
    /** What a helper says of its own accord; the order within a kind, which threads can change, does not matter. */
    enum Kind {
        REGISTRATION("registered URI"),
        SUBSCRIPTION("subscription"),
        MESSAGE("message"),
        EVENT("published event"),
        TOKEN_REQUEST("request for a token"),
        SHUTDOWN("shutdown"),
        UNKNOWN("unknown command");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private final Map<Kind, List<String>> sayings = new EnumMap<>(Kind.class);
    private final List<RegisterUri> registrations = new ArrayList<>();
    private final Map<Long, Answer> answers = new LinkedHashMap<>();
    private final List<Long> closed = new ArrayList<>();

    Conversation() {
        for (Kind kind : Kind.values()) {
            sayings.put(kind, new ArrayList<>());
        }
    }

    void add(Command command) {
        if (command instanceof HttpResponse response) {
            answer(response);
        } else if (command instanceof RegisterUri registration) {
            registrations.add(registration);
            say(Kind.REGISTRATION, registration.method() + " " + registration.uri());
        } else if (command instanceof RegisterEvents registration) {
            registration.types().forEach(type -> say(Kind.SUBSCRIPTION, type));
        } else if (command instanceof Message message) {
            say(Kind.MESSAGE, message.severity() + " " + message.text());
        } else if (command instanceof PublishEvent event) {
            say(Kind.EVENT, event.type() + " " + event.json());
        } else if (command instanceof AuthRequest) {
            say(Kind.TOKEN_REQUEST, "");
        } else if (command instanceof Shutdown shutdown) {
            say(Kind.SHUTDOWN, shutdown.reason());
        } else if (command instanceof UnknownCommand unknown) {
            say(Kind.UNKNOWN, unknown.name());
        }
    }

    private void say(Kind kind, String text) {
        sayings(kind).add(text);
    }

    private void answer(HttpResponse response) {
        Answer answer = answers.computeIfAbsent(response.id(), id -> new Answer());
        boolean wasClosed = answer.isClosed();
        answer.add(response);
        if (answer.isClosed() && !wasClosed) {
            closed.add(response.id());
        }
    }

    /** Returns what was said of a kind, in order. */
    List<String> sayings(Kind kind) {
        return sayings.getOrDefault(kind, List.of());
    }

    List<RegisterUri> registrations() {
        return registrations;
    }

    /** Returns the answers by the number of their request, in the order of their first frames. */
    Map<Long, Answer> answers() {
        return answers;
    }

    /** Returns the numbers of the requests whose answers are complete, in the order they were completed. */
    List<Long> closed() {
        return closed;
    }

    boolean hasClosed(long request) {
        Answer answer = answers.get(request);
        return answer != null && answer.isClosed();
    }

    /** Returns whether as much was said as in another conversation, and as many answers given. */
    boolean isAsLongAs(Conversation other) {
        for (Kind kind : Kind.values()) {
            if (sayings(kind).size() < other.sayings(kind).size()) {
                return false;
            }
        }
        return closed.containsAll(other.closed);
    }
}
