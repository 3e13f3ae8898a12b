package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.wire.Frame;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts a frame on one line, in the manner of tshark. Immutable. */
final class FrameText {
    private static final int MOST_TYPES = 20;
    private static final Pattern EVENT_TYPE =
            Pattern.compile("\"kismet\\.eventbus\\.type\":\\s*\"([^\"\\\\]{1,200})\"");
    /** What signs a caller in may be a variable, and is never shown. */
    private static final Set<String> CREDENTIALS = Set.of("KISMET", "password");

    private static final Set<String> CONFIDENTIAL_HEADERS = Set.of("set-cookie", "authorization");

    private final Printable printable;
    private final boolean showsVariables;

    FrameText(Printable printable, boolean showsVariables) {
        this.printable = printable;
        this.showsVariables = showsVariables;
    }

    /** Returns generation, name, sequence number, size and the fields that matter. */
    String line(Frame frame) {
        String fields = fields(frame.command());
        return frame.generation().label() + " " + printable.word(frame.command().name()) + " #" + frame.seqno() + " "
                + frame.size() + " B" + (fields.isEmpty() ? "" : " " + fields);
    }

    private String fields(Command command) {
        if (command instanceof HttpRequest request) {
            return request(request);
        } else if (command instanceof HttpResponse response) {
            return response(response);
        } else if (command instanceof RegisterUri registration) {
            return printable.word(registration.method()) + " " + printable.word(registration.uri());
        } else if (command instanceof RegisterEvents registration) {
            return "types=" + types(registration);
        } else if (command instanceof EventNotice event) {
            return event(event);
        } else if (command instanceof PublishEvent event) {
            return "type=" + printable.word(event.type()) + " json=" + printable.sized(Bytes.of(event.json()));
        } else if (command instanceof Message message) {
            return message.severity() + " " + printable.quoted(message.text());
        } else if (command instanceof AuthReply reply) {
            return "token of " + reply.token().length() + " characters";
        } else if (command instanceof Pong pong) {
            return "ping=" + pong.pingSeqno();
        } else if (command instanceof Shutdown shutdown) {
            return printable.quoted(shutdown.reason());
        }
        return "";
    }

    private String request(HttpRequest request) {
        String line = "id=" + request.id() + " " + printable.target(request);
        if (request.variables().isEmpty()) {
            return line;
        }
        return line + (showsVariables
                ? " variables{" + variables(request) + "}"
                : " variables=" + request.variables().size());
    }

    private String variables(HttpRequest request) {
        return request.variables().entrySet().stream()
                .map(variable -> printable.quoted(variable.getKey()) + "=" + (CREDENTIALS.contains(variable.getKey())
                        ? variable.getValue().length() + " characters"
                        : printable.quoted(variable.getValue())))
                .collect(Collectors.joining(", "));
    }

    private String response(HttpResponse response) {
        StringBuilder line = new StringBuilder("id=").append(response.id());
        if (response.status() != null) {
            line.append(" status=").append(response.status());
        }
        if (response.close()) {
            line.append(" close");
        }
        if (!response.headers().isEmpty()) {
            line.append(" headers{").append(headers(response.headers())).append('}');
        }
        if (!response.content().isEmpty()) {
            line.append(" content=").append(printable.sized(response.content()));
        }
        return line.toString();
    }

    private String headers(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> printable.word(header.getKey()) + "="
                        + (CONFIDENTIAL_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))
                                ? header.getValue().length() + " characters"
                                : printable.quoted(header.getValue())))
                .collect(Collectors.joining(", "));
    }

    private String types(RegisterEvents registration) {
        String shown = registration.types().stream()
                .limit(MOST_TYPES)
                .map(printable::word)
                .collect(Collectors.joining(","));
        int more = registration.types().size() - MOST_TYPES;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private String event(EventNotice event) {
        Matcher type = EVENT_TYPE.matcher(event.json().utf8());
        return (type.find() ? "type=" + printable.word(type.group(1)) + " " : "") + "json="
                + printable.sized(event.json());
    }
}
