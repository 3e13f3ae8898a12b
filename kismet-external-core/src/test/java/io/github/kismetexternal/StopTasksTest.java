package io.github.kismetexternal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class StopTasksTest {
    private final StopTasks tasks = new StopTasks();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void tasks_run_in_the_order_they_were_added() {
        tasks.add(() -> done.add("one"));
        tasks.add(() -> done.add("two"));

        tasks.runFor(10, TimeUnit.SECONDS);

        assertThat(done).containsExactly("one", "two");
    }

    @Test
    void a_task_that_fails_does_not_stop_the_next() {
        tasks.add(() -> {
            throw new AssertionError("thrown by the test");
        });
        tasks.add(() -> done.add("two"));

        try (LogCapture log = LogCapture.ofLibrary()) {
            tasks.runFor(10, TimeUnit.SECONDS);

            assertThat(log.thrown()).hasSize(1);
        }
        assertThat(done).containsExactly("two");
    }

    @Test
    void without_tasks_nothing_happens() {
        tasks.runFor(10, TimeUnit.SECONDS);

        assertThat(done).isEmpty();
    }
}
