package io.github.kismetexternal;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the threads that an author's code runs on: virtual ones where the JVM has them, else daemon threads. Safe for
 * use by several threads.
 */
final class HandlerThreads implements ThreadFactory {
    private final String prefix;
    /** Made with the first thread: reflection delays a start by a quarter, and the first page is registered earlier. */
    private @Nullable ThreadFactory threads;

    private HandlerThreads(String prefix) {
        this.prefix = prefix;
    }

    static ThreadFactory named(String prefix) {
        return new HandlerThreads(prefix);
    }

    @Override
    public Thread newThread(Runnable task) {
        return threads().newThread(task);
    }

    private synchronized ThreadFactory threads() {
        if (threads == null) {
            threads = virtualOrPlatform(prefix);
        }
        return threads;
    }

    private static ThreadFactory virtualOrPlatform(String prefix) {
        try {
            return virtual(prefix);
        } catch (ReflectiveOperationException e) {
            return platform(prefix);
        }
    }

    private static ThreadFactory virtual(String prefix) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        Method name = type.getMethod("name", String.class, long.class);
        return (ThreadFactory) type.getMethod("factory").invoke(name.invoke(builder, prefix, 1L));
    }

    private static ThreadFactory platform(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
