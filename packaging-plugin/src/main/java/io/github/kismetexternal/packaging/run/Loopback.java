package io.github.kismetexternal.packaging.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports of 127.0.0.1, and nothing of other addresses. */
final class Loopback {
    private Loopback() {}

    /** Tells whether a program could listen there. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(at(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetSocketAddress at(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }
}
