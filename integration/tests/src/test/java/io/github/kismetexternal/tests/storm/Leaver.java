package io.github.kismetexternal.tests.storm;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Random;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A browser that leaves: within its own request, before the answer, in its middle, or at its end. */
final class Leaver {
    private static final int CONNECT_MILLIS = 20_000;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int LONGEST_WAIT_MILLIS = 30;
    private static final int DEEPEST_READ = 300_000;

    private final Site site;
    private final Random random;

    Leaver(Site site, Random random) {
        this.site = site;
        this.random = random;
    }

    void visit(Visit visit) throws IOException, InterruptedException {
        URI server = URI.create(site.url());
        byte[] request = visit.raw(site).getBytes(US_ASCII);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            if (random.nextBoolean()) {
                // Leaves with a reset, as a killed browser does; the others close in order.
                socket.setSoLinger(true, 0);
            }
            switch (random.nextInt(4)) {
                case 0 -> socket.getOutputStream().write(request, 0, random.nextInt(request.length));
                case 1 -> socket.getOutputStream().write(request);
                case 2 -> {
                    socket.getOutputStream().write(request);
                    Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
                }
                default -> {
                    socket.getOutputStream().write(request);
                    read(socket.getInputStream(), 1 + random.nextInt(random.nextBoolean() ? 400 : DEEPEST_READ));
                }
            }
        }
    }

    private static void read(InputStream in, int bytes) throws IOException {
        byte[] piece = new byte[8192];
        int left = bytes;
        int count = 0;
        while (left > 0 && count >= 0) {
            count = in.read(piece, 0, Math.min(left, piece.length));
            left -= count;
        }
    }
}
