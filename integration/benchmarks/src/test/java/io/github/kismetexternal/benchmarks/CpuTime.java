package io.github.kismetexternal.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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
        if (time.nanosOfThreads.values().stream().allMatch(nanos -> nanos == 0)) {
            throw new IOException("/proc/" + pid + "/task/*/schedstat tell no CPU time, which they must: measure on a"
                    + " Linux whose kernel has CONFIG_SCHED_INFO");
        }
        return time;
    }

    private void add(Path thread) throws IOException {
        Path file = thread.resolve("schedstat");
        try {
            String times = Files.readString(file);
            nanosOfThreads.put(
                    thread.getFileName().toString(), Long.parseLong(times.substring(0, times.indexOf(' '))));
        } catch (IOException e) {
            // A thread that has just ended has no directory any more.
            if (Files.exists(thread)) {
                throw new IOException(file + " must be readable, as it tells the CPU time of a thread in nanoseconds:"
                        + " measure on a Linux whose kernel has CONFIG_SCHED_INFO", e);
            }
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
