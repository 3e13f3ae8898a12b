package io.github.kismetexternal.command;

/**
 * One command of the helper protocol, in either direction.
 *
 * <p>Commands are immutable and safe for use by several threads.
 */
public sealed interface Command
        permits AuthReply,
                AuthRequest,
                EventNotice,
                HttpRequest,
                HttpResponse,
                Message,
                Ping,
                Pong,
                PublishEvent,
                RegisterEvents,
                RegisterUri,
                Shutdown,
                UnknownCommand {

    /** {@return the name that Kismet's first two generations give this command, for messages to people} */
    String name();
}
