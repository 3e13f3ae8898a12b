package io.github.kismetexternal.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tasks that come at all moments, those included at which a thread is about to fall asleep. */
@Timeout(60)
class RequestThreadsStormTest {
    /** Twice as long as a thread lingers. */
    private static final int LONGEST_PAUSE_NANOS = 50_000;

    private final Random random = new Random(1);
    private final Semaphore done = new Semaphore(0);

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "2, true"})
    void a_lone_task_always_finds_a_thread(int processors, boolean virtual) throws InterruptedException {
        RequestThreads threads = threads(3, 10, processors, virtual);
        for (int i = 0; i < 5000; i++) {
            assertThat(threads.offer(done::release)).isTrue();
            assertThat(done.tryAcquire(10, TimeUnit.SECONDS)).as("round %d", i).isTrue();
            pause(random.nextInt(LONGEST_PAUSE_NANOS));
        }
        threads.close();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "2, true"})
    void two_tasks_that_need_each_other_run_at_once(int processors, boolean virtual) throws InterruptedException {
        RequestThreads threads = threads(3, 10, processors, virtual);
        for (int i = 0; i < 2000; i++) {
            CyclicBarrier both = new CyclicBarrier(2);
            threads.offer(() -> meet(both));
            pause(random.nextInt(LONGEST_PAUSE_NANOS) / 10);
            threads.offer(() -> meet(both));
            assertThat(done.tryAcquire(2, 10, TimeUnit.SECONDS)).as("round %d", i).isTrue();
            pause(random.nextInt(LONGEST_PAUSE_NANOS));
        }
        threads.close();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "2, true"})
    void each_of_many_tasks_runs_once_and_never_more_than_may(int processors, boolean virtual) throws Exception {
        int count = 10_000;
        RequestThreads threads = threads(3, 20, processors, virtual);
        AtomicIntegerArray runs = new AtomicIntegerArray(count);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> adding = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            adding.add(new Thread(() -> {
                for (int task = next.getAndIncrement(); task < count; task = next.getAndIncrement()) {
                    int number = task;
                    while (!threads.offer(() -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        runs.incrementAndGet(number);
                        running.decrementAndGet();
                        done.release();
                    })) {
                        Thread.yield();
                    }
                }
            }));
        }
        adding.forEach(Thread::start);

        assertThat(done.tryAcquire(count, 30, TimeUnit.SECONDS)).isTrue();
        for (Thread thread : adding) {
            thread.join();
        }
        threads.close();
        for (int i = 0; i < count; i++) {
            assertThat(runs.get(i)).isEqualTo(1);
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(done.availablePermits()).isZero();
    }

    private void meet(CyclicBarrier both) {
        try {
            both.await(10, TimeUnit.SECONDS);
            done.release();
        } catch (Exception e) {
            // Missed by who counts.
        }
    }

    private static RequestThreads threads(int running, int waiting, int processors, boolean virtual) {
        HandlerLimits limits = new HandlerLimits(running, waiting, Duration.ofSeconds(20));
        return new RequestThreads(
                limits, virtual ? virtualWherePossible() : platform(), Duration.ofMillis(5), new Patience(processors));
    }

    private static ThreadFactory platform() {
        return task -> {
            Thread thread = new Thread(task, "request-threads-storm");
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ThreadFactory virtualWherePossible() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
        } catch (ReflectiveOperationException e) {
            return platform();
        }
    }

    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }
}
