package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The streams of packets that are under way, numbered from 1. Safe for use by several threads. */
final class LiveStreams {
    private final ObjectNode template;
    private final Clock clock;
    private final Map<Long, Stream> open = new TreeMap<>();
    private long last;

    LiveStreams(ObjectNode template, Clock clock) {
        this.template = template;
        this.clock = clock;
    }

    /** One of them; closing it takes it from the list. */
    final class Stream implements AutoCloseable {
        private final long id;
        private final ObjectNode description;
        private final CountDownLatch ended = new CountDownLatch(1);

        private Stream(long id, ObjectNode description) {
            this.id = id;
            this.description = description;
        }

        /** Waits, and returns whether somebody has ended it. */
        boolean awaitEnd(long millis) throws InterruptedException {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            synchronized (LiveStreams.this) {
                open.remove(id);
            }
        }
    }

    synchronized Stream open(String name, String description) {
        last++;
        Stream stream = new Stream(last, template.deepCopy()
                .put("kismet.stream.stream_id", last)
                .put("kismet.stream.time", clock.instant().getEpochSecond())
                .put("kismet.stream.name", name)
                .put("kismet.stream.description", description));
        open.put(last, stream);
        return stream;
    }

    synchronized JsonNode all() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        open.forEach((id, stream) -> all.set(Long.toString(id), stream.description));
        return all;
    }

    /**
     * Returns what one is.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    JsonNode find(long id) {
        return checked(id).description;
    }

    /**
     * Ends one.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    void close(long id) {
        Stream stream = checked(id);
        stream.ended.countDown();
        stream.close();
    }

    private synchronized Stream checked(long id) {
        Stream stream = open.get(id);
        if (stream == null) {
            throw new IllegalArgumentException("invalid key");
        }
        return stream;
    }
}
