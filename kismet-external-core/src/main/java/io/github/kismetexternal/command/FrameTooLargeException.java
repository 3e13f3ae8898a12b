package io.github.kismetexternal.command;

/** Thrown for a command that does not fit a frame that the other side accepts. Nothing of it was sent. */
public final class FrameTooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception for one command.
     *
     * @param command the command's name
     * @param limit the largest accepted frame in bytes, header included
     */
    public FrameTooLargeException(String command, int limit) {
        super(command + " does not fit a frame: Kismet ends a plugin over one of more than " + limit
                + " bytes; send less at once");
    }
}
