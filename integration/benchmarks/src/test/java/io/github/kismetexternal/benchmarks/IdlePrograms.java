package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several processes of one program, which become idle together: what one takes of memory does not depend on others. */
final class IdlePrograms implements AutoCloseable {
    private static final double MEBI = 1024;

    private final List<Subject> subjects = new ArrayList<>();

    /** Starts a program and has it answer so many requests. */
    void add(List<String> command, Map<String, String> environment, int requests) throws IOException {
        Subject subject = Subject.start(command, Generation.V3, environment);
        subjects.add(subject);
        subject.firstFrame();
        subject.expect(requests + " answers of " + Work.SMALL);
        for (byte[] request : new Frames(Generation.V3).requests(Work.SMALL, Map.of(), requests)) {
            subject.write(request);
            subject.await(1);
        }
    }

    /** Returns the median of their resident memory, in MiB. */
    double residentMebibytes() throws IOException {
        double[] values = new double[subjects.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = subjects.get(i).residentKilobytes() / MEBI;
        }
        return Median.of(values);
    }

    @Override
    public void close() throws IOException {
        for (Subject subject : subjects) {
            subject.close();
        }
    }
}
