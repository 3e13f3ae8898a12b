package io.github.kismetexternal.benchmarks.subject;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Hands what is written to a thread of its own, which writes it on: what a plugin needs whose handlers may block. */
final class HandOver extends OutputStream implements Runnable {
    private final OutputStream next;
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();

    private HandOver(OutputStream next) {
        this.next = next;
    }

    static OutputStream to(OutputStream next) {
        HandOver handOver = new HandOver(next);
        Thread thread = new Thread(handOver, "hand-over");
        thread.setDaemon(true);
        thread.start();
        return handOver;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] frame) {
        queue.add(frame);
    }

    @Override
    public void run() {
        try {
            while (true) {
                next.write(queue.take());
            }
        } catch (IOException | InterruptedException e) {
            // The other side has gone.
        }
    }
}
