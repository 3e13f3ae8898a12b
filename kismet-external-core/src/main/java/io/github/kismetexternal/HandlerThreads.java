package io.github.kismetexternal;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads that an author's code runs on: virtual ones where the JVM has them, else daemon threads. */
final class HandlerThreads {
    private HandlerThreads() {}

    static ThreadFactory named(String prefix) {
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
