package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What is measured of a program that runs. Each measurement starts it anew and lets it become warm. */
final class Traffic {
    /** Warm-up before each measurement, in operations: the JVM compiles what is called 200 times, or loops 2000. */
    private static final int WARM_UP = 5000;

    private static final int STREAMS_OF_WARM_UP = 2;

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
            subject.expect(frames.length + " answers of " + uri);
            for (int i = 0; i < frames.length; i++) {
                long begun = System.nanoTime();
                subject.write(frames[i]);
                subject.await(1);
                if (i >= WARM_UP) {
                    micros[i - WARM_UP] = (System.nanoTime() - begun) / 1e3;
                }
            }
            return Median.of(micros);
        }
    }

    /** Returns how many requests a second are answered where so many are always open. */
    double requests(List<String> command, String uri, int open, int framesPerAnswer) throws IOException {
        return 1e6 / costOfRequest(command, uri, open, framesPerAnswer).micros();
    }

    /** Returns what a request takes where so many are always open. */
    Cost costOfRequest(List<String> command, String uri, int open) throws IOException {
        return costOfRequest(command, uri, open, 1);
    }

    private Cost costOfRequest(List<String> command, String uri, int open, int framesPerAnswer) throws IOException {
        Frames frames = new Frames(generation);
        byte[][] warmUp = frames.requests(uri, Map.of(), WARM_UP);
        byte[][] requests = frames.requests(uri, Map.of(), operations);
        try (Subject subject = start(command)) {
            requests(subject, warmUp, open, framesPerAnswer);
            Meter meter = subject.meter();
            requests(subject, requests, open, framesPerAnswer);
            return meter.costOf(operations);
        }
    }

    private static void requests(Subject subject, byte[][] frames, int open, int framesPerAnswer) throws IOException {
        subject.expect("answers of " + frames.length + " requests, " + open + " of them open,");
        int sent = 0;
        while (sent < Math.min(open, frames.length)) {
            subject.write(frames[sent++]);
        }
        for (int answered = 0; answered < frames.length; answered++) {
            subject.await(framesPerAnswer);
            if (sent < frames.length) {
                subject.write(frames[sent++]);
            }
        }
    }

    /** Returns how many megabytes a second come in answers of very many frames, one after the other; in v3. */
    double stream(List<String> command, int streams) throws IOException {
        try (Subject subject = start(command)) {
            stream(subject, STREAMS_OF_WARM_UP);
            long begun = System.nanoTime();
            long bytes = stream(subject, streams);
            return bytes * 1e3 / (System.nanoTime() - begun);
        }
    }

    private long stream(Subject subject, int streams) throws IOException {
        subject.expect("all frames of " + streams + " streamed answers");
        long bytes = 0;
        for (byte[] request : new Frames(generation).requests(Work.STREAM, Map.of(), streams)) {
            subject.write(request);
            bytes += subject.awaitLast();
        }
        return bytes;
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
        subject.expect(batches + " messages that tell of a batch of events each");
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

    /**
     * Returns what an answer takes where so many clients wait for each item of a feed: the mean of the feed's answers
     * and of the few others between them, at most two for a hundred.
     *
     * @param clients 100 or more, so that it is a mean of the same
     */
    Cost costOfFeed(List<String> command, int clients) throws IOException {
        try (Subject subject = start(command)) {
            Rounds rounds = new Rounds(subject, new Frames(generation), clients);
            rounds.run(WARM_UP);
            Meter meter = subject.meter();
            return meter.costOf(rounds.run(operations));
        }
    }

    private Subject start(List<String> command) throws IOException {
        Subject subject = Subject.start(command, generation, environment);
        subject.firstFrame();
        return subject;
    }
}
