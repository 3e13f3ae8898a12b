package io.github.kismetexternal;

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
import io.github.kismetexternal.command.UnknownCommand;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Says what a command is about, in one line and without what may be confidential: tokens, variables and their names,
 * queries, contents, and what comes from the air.
 */
final class TraceText {
    private static final int LONGEST = 200;
    private static final Pattern EVENT_TYPE =
            Pattern.compile("\"kismet\\.eventbus\\.type\":\\s*\"([A-Za-z0-9_.-]{1,64})\"");

    private TraceText() {}

    static String of(Command command) {
        if (command instanceof HttpRequest request) {
            return "HTTPREQUEST " + request.id() + " " + printable(request.method() + " " + pathOf(request.uri())) + " "
                    + request.variables().size() + " variables";
        } else if (command instanceof HttpResponse response) {
            return "HTTPRESPONSE " + response.id() + (response.status() == null ? "" : " status " + response.status())
                    + " " + response.headers().size() + " headers " + response.content()
                    + (response.close() ? " close" : "");
        } else if (command instanceof EventNotice event) {
            return "EVENT " + typeOf(event.json()) + " " + event.json();
        } else if (command instanceof PublishEvent event) {
            return "EVENTBUSPUBLISH " + printable(event.type()) + " " + event.json().length() + " characters";
        } else if (command instanceof RegisterEvents events) {
            return "EVENTBUSREGISTER " + printable(String.join(" ", events.types()));
        } else if (command instanceof RegisterUri uri) {
            return "HTTPREGISTERURI " + printable(uri.method() + " " + uri.uri());
        } else if (command instanceof Message message) {
            return "MESSAGE " + message.severity() + " " + message.text().length() + " characters";
        } else if (command instanceof Shutdown shutdown) {
            return "SHUTDOWN " + shutdown.reason().length() + " characters";
        } else if (command instanceof Pong pong) {
            return "PONG to " + pong.pingSeqno();
        } else if (command instanceof AuthReply) {
            return "HTTPAUTH token left out";
        } else if (command instanceof UnknownCommand unknown) {
            return "unknown command " + printable(unknown.name());
        }
        return command.name();
    }

    private static String pathOf(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query) + "?…";
    }

    /** Finds the type without reading the event, which need not even be JSON. */
    private static String typeOf(Bytes json) {
        Matcher matcher = EVENT_TYPE.matcher(new String(json.array(), json.offset(), json.size(), ISO_8859_1));
        return matcher.find() ? matcher.group(1) : "?";
    }

    private static String printable(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return cut.replaceAll("\\p{Cc}", "?");
    }
}
