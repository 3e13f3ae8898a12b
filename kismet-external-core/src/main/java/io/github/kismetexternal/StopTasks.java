package io.github.kismetexternal;

import io.github.kismetexternal.log.PluginLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What a plugin does when it ends. A task that fails or hangs does not keep the plugin alive. */
final class StopTasks {
    private final List<Runnable> tasks = new CopyOnWriteArrayList<>();

    void add(Runnable task) {
        tasks.add(task);
    }

    void clear() {
        tasks.clear();
    }

    /** Runs all tasks in order on a thread of their own, and gives up after the time. */
    void runFor(long time, TimeUnit unit) {
        if (tasks.isEmpty()) {
            return;
        }
        Thread thread = new Thread(this::runAll, "kismet-stop");
        thread.setDaemon(true);
        thread.start();
        try {
            unit.timedJoin(thread, time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            String limit = unit.toMillis(time) + " ms";
            PluginLog.warning("onStop takes longer than " + limit + " and is cut off");
            thread.interrupt();
        }
    }

    private void runAll() {
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (Throwable e) {
                PluginLog.error("onStop failed", e);
            }
        }
    }
}
