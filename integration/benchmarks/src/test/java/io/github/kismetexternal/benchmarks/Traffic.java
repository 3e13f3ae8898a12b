package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What is measured of a program that runs. Each measurement starts it anew and lets it become warm. */
final class Traffic {
    /** Warm-up before each measurement, in operations. */
    private static final int WARM_UP = 1500;

    private final Generation generation;
    private final Map<String, String> environment;
    private final int operations;

    Traffic(Generation generation, Map<String, String> environment, int operations) {
        this.generation = generation;
        this.environment = environment;
        this.operations = operations;
    }

    /** Returns the median time of a request and its answer, one after the other, in microseconds. */
    double roundTrip(List<String> command, String uri) throws IOException {
        try (Subject subject = start(command)) {
            byte[][] frames = new Frames(generation).requests(uri, Map.of(), WARM_UP + operations);
            double[] micros = new double[operations];
            for (int i = 0; i < frames.length; i++) {
                long begun = System.nanoTime();
                subject.write(frames[i]);
                subject.await(1);
                if (i >= WARM_UP) {
                    micros[i - WARM_UP] = (System.nanoTime() - begun) / 1e3;
                }
            }
            return Pair.median(micros);
        }
    }

    /** Returns how many requests a second are answered where so many are always open. */
    double requests(List<String> command, String uri, int open, int framesPerAnswer) throws IOException {
        try (Subject subject = start(command)) {
            requests(subject, uri, open, framesPerAnswer, WARM_UP);
            return requests(subject, uri, open, framesPerAnswer, operations);
        }
    }

    /** Returns the program's CPU time for a request where so many are always open, in microseconds. */
    double cpuOfRequest(List<String> command, String uri, int open) throws IOException {
        try (Subject subject = start(command)) {
            requests(subject, uri, open, 1, WARM_UP);
            long before = subject.cpuNanos();
            requests(subject, uri, open, 1, operations);
            return (subject.cpuNanos() - before) / 1e3 / operations;
        }
    }

    private double requests(Subject subject, String uri, int open, int framesPerAnswer, int count)
            throws IOException {
        byte[][] frames = new Frames(generation).requests(uri, Map.of(), count);
        long begun = System.nanoTime();
        int sent = 0;
        while (sent < Math.min(open, count)) {
            subject.write(frames[sent++]);
        }
        for (int answered = 0; answered < count; answered++) {
            subject.await(framesPerAnswer);
            if (sent < count) {
                subject.write(frames[sent++]);
            }
        }
        return count * 1e9 / (System.nanoTime() - begun);
    }

    /**
     * Returns how many events a second are handled.
     *
     * @param batch how many events the program acknowledges by one frame; three such batches are under way, which no
     *     queue of the plugin is too small for
     */
    double events(List<String> command, int jsonBytes, int batch) throws IOException {
        int underWay = batch == 1 ? 1 : 3;
        try (Subject subject = start(command)) {
            byte[] frames = new Frames(generation).events(jsonBytes, batch);
            events(subject, frames, underWay, Math.max(1, WARM_UP / batch) + underWay);
            int batches = Math.max(underWay + 1, operations / batch);
            long begun = System.nanoTime();
            events(subject, frames, underWay, batches);
            return (double) batches * batch * 1e9 / (System.nanoTime() - begun);
        }
    }

    private static void events(Subject subject, byte[] frames, int underWay, int batches) throws IOException {
        int sent = 0;
        while (sent < underWay) {
            subject.write(frames);
            sent++;
        }
        for (int heard = 0; heard < batches; heard++) {
            subject.await(1);
            if (sent < batches) {
                subject.write(frames);
                sent++;
            }
        }
    }

    /** Returns the time until so many waiting clients of a feed have got an item, for each client in microseconds. */
    double feed(List<String> command, int clients) throws IOException {
        try (Subject subject = start(command)) {
            Frames frames = new Frames(generation);
            int rounds = Math.max(2, operations / clients);
            double[] micros = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                byte[][] waiting = frames.requests(
                        Work.TICKS, Map.of("since", Integer.toString(round), "wait", "25"), clients);
                for (byte[] request : waiting) {
                    subject.write(request);
                }
                byte[] tick = frames.requests(Work.TICK, Map.of(), 1)[0];
                long begun = System.nanoTime();
                subject.write(tick);
                subject.await(clients + 1);
                micros[round] = (System.nanoTime() - begun) / 1e3 / clients;
            }
            return Pair.median(micros);
        }
    }

    private Subject start(List<String> command) throws IOException {
        Subject subject = Subject.start(command, generation, environment);
        subject.firstFrame();
        return subject;
    }
}
