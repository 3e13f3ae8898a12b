package io.github.kismetexternal.command;

/** Asks Kismet for a token of its REST API. Answers come in the order of the requests and carry no number. */
public record AuthRequest() implements Command {
    @Override
    public String name() {
        return "HTTPAUTHREQ";
    }
}
