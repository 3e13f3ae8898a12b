package io.github.kismetexternal.benchmarks;

/**
 * What one operation takes.
 *
 * @param micros how much later the next can be done, in microseconds
 * @param cpuMicros time of all of the program's threads, in microseconds
 */
record Cost(double micros, double cpuMicros) {}
