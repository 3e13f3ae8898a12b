package io.github.kismetexternal.command;

/** Thrown for a command that does not fit a frame that the other side accepts. Nothing of it was sent. */
public final class FrameTooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception for one command.
     *
     * @param command the command's name
     * @param size its frame's size in bytes, header included
     * @param limit the largest accepted frame in bytes, header included
     */
    public FrameTooLargeException(String command, long size, int limit) {
        super(command + " takes a frame of " + size + " bytes; Kismet ends a plugin over a frame of more than " + limit
                + "; send less at once");
    }
}
