package io.github.kismetexternal.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The CPU time of each thread of a process up to a moment. Java tells it in ticks of 10 ms only. */
final class CpuTime {
    private final Map<String, Long> nanosOfThreads = new HashMap<>();

    private CpuTime() {}

    static CpuTime of(long pid) throws IOException {
        CpuTime time = new CpuTime();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                time.add(thread);
            }
        }
        return time;
    }

    private void add(Path thread) throws IOException {
        try {
            String times = Files.readString(thread.resolve("schedstat"));
            nanosOfThreads.put(
                    thread.getFileName().toString(), Long.parseLong(times.substring(0, times.indexOf(' '))));
        } catch (NoSuchFileException e) {
            // The thread has just ended.
        }
    }

    /** Returns the nanoseconds that the threads which are still there have used since then. */
    long nanosSince(CpuTime earlier) {
        long sum = 0;
        for (Map.Entry<String, Long> thread : nanosOfThreads.entrySet()) {
            sum += thread.getValue() - earlier.nanosOfThreads.getOrDefault(thread.getKey(), 0L);
        }
        return sum;
    }
}
