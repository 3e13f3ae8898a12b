package io.github.kismetexternal.command;

import static java.util.Objects.requireNonNull;

/**
 * Delivers one event.
 *
 * @param json the event as Kismet wrote it: a UTF-8 JSON object with the type and the content. Its strings come from
 *     the air, and some releases do not escape all of them, so it need not be valid JSON or valid UTF-8
 */
public record EventNotice(Bytes json) implements Command {
    /**
     * Makes the command.
     *
     * @param json as the record says
     */
    public EventNotice {
        requireNonNull(json, "json");
    }

    @Override
    public String name() {
        return "EVENT";
    }
}
