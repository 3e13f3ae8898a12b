package io.github.kismetexternal.rest;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the messages of one websocket together, within a limit: of one that exceeds it nothing is kept. The JDK calls it
 * from one thread at a time, and reads no further until the call is over.
 */
final class WebsocketReceiver implements WebSocket.Listener {
    /** What is kept for the next message. */
    private static final int BUFFER = 64 * 1024;

    private final int limit;
    private final Target target;
    private final Runnable alive;
    private final Consumer<String> ended;
    private StringBuilder message = new StringBuilder();
    private boolean tooLarge;

    /** Is told what arrives. Must not wait. */
    interface Target {
        void text(String message);

        /** A message above the limit was passed over. */
        void tooLarge();

        /** A message that is no text was passed over. */
        void binary();
    }

    /**
     * Makes a receiver.
     *
     * @param limit how long a message may be, in characters
     * @param alive run when something was heard of the server, if only that it is there
     * @param ended told why nothing comes any more
     */
    WebsocketReceiver(int limit, Target target, Runnable alive, Consumer<String> ended) {
        this.limit = limit;
        this.target = target;
        this.alive = alive;
        this.ended = ended;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        alive.run();
        if (data.length() > limit - message.length()) {
            tooLarge = true;
            message = new StringBuilder();
        } else if (!tooLarge) {
            message.append(data);
        }
        if (last) {
            deliver();
        }
        socket.request(1);
        return null;
    }

    private void deliver() {
        if (tooLarge) {
            target.tooLarge();
        } else {
            target.text(message.toString());
        }
        tooLarge = false;
        if (message.capacity() > BUFFER) {
            message = new StringBuilder();
        } else {
            message.setLength(0);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        alive.run();
        if (last) {
            target.binary();
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        alive.run();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        alive.run();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ended.accept("Kismet closed the websocket (code " + code + "); its own log may say why");
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        ended.accept("the websocket broke: " + failure);
    }
}
