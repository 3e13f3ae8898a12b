package io.github.kismetexternal.command;

/** Thrown by what would send to a Kismet that is gone, or after the plugin has ended. */
public final class ConnectionClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception. */
    public ConnectionClosedException() {
        super("the connection to Kismet has ended; nothing more can be sent");
    }
}
