package io.github.kismetexternal.benchmarks;

import java.io.IOException;

/** Measures what a process takes from now on. */
final class Meter {
    private final long pid;
    private final CpuTime cpuTime;
    private final long begun;

    Meter(long pid) throws IOException {
        this.pid = pid;
        cpuTime = CpuTime.of(pid);
        begun = System.nanoTime();
    }

    /** Returns what each of so many operations took. */
    Cost costOf(int operations) throws IOException {
        long nanos = System.nanoTime() - begun;
        long cpuNanos = CpuTime.of(pid).nanosSince(cpuTime);
        return new Cost(nanos / 1e3 / operations, cpuNanos / 1e3 / operations);
    }
}
