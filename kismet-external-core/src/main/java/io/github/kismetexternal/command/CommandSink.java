package io.github.kismetexternal.command;

/**
 * Where commands go on their way to the other side.
 *
 * <p>Implementations are safe for use by several threads, and have taken what they need of a command when they return:
 * the bytes of its content may be written to again then.
 */
public interface CommandSink {
    /**
     * Queues a command, waiting for room, or writes it, which an interrupt does not end.
     *
     * @param command for the other side
     * @throws InterruptedException if the thread is interrupted while it waits for room; the command is not queued then
     * @throws FrameTooLargeException if the command does not fit a frame that the other side accepts
     * @throws ConnectionClosedException if the connection has ended
     */
    void send(Command command) throws InterruptedException;

    /**
     * Queues a command without waiting.
     *
     * @param command for the other side
     * @return whether it was queued: false if the connection has ended or there is no room
     * @throws FrameTooLargeException if the command does not fit a frame that the other side accepts
     */
    boolean offer(Command command);

    /**
     * Queues a small command ahead of all others without waiting.
     *
     * @param command for the other side
     * @return whether it was queued: false if the connection has ended or the other side has not read for long
     * @throws FrameTooLargeException if the command does not fit a frame that the other side accepts
     */
    boolean offerUrgent(Command command);

    /**
     * Returns how many bytes of content a frame can hold beside {@code head}'s headers and status.
     *
     * @param head a response; its content is not counted
     * @return the room in bytes; negative if the headers alone do not fit
     */
    int contentRoom(HttpResponse head);
}
