package io.github.kismetexternal.tests.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds, by the kernel's account.
 *
 * @param residentKilobytes its resident memory
 * @param threads its threads
 * @param descriptors its open descriptors
 */
record Footprint(long residentKilobytes, long threads, long descriptors) {
    static Footprint of(ProcessHandle process) throws IOException {
        Path directory = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> descriptors = Files.list(directory.resolve("fd"))) {
            return new Footprint(status(directory, "VmRSS:"), status(directory, "Threads:"), descriptors.count());
        }
    }

    Footprint plus(long moreKilobytes, long moreThreads, long moreDescriptors) {
        return new Footprint(
                residentKilobytes + moreKilobytes, threads + moreThreads, descriptors + moreDescriptors);
    }

    boolean isWithin(Footprint limit) {
        return residentKilobytes <= limit.residentKilobytes
                && threads <= limit.threads
                && descriptors <= limit.descriptors;
    }

    private static long status(Path directory, String name) throws IOException {
        return Files.readAllLines(directory.resolve("status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return residentKilobytes / 1024 + " MiB resident, " + threads + " threads, " + descriptors + " descriptors";
    }
}
