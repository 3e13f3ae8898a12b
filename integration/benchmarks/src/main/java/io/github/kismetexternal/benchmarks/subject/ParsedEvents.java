package io.github.kismetexternal.benchmarks.subject;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Parses the JSON of events. */
final class ParsedEvents implements Events {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Events next;

    ParsedEvents(Events next) {
        this.next = next;
    }

    @Override
    public void take(byte[] payload, int size) throws IOException {
        int begin = 0;
        while (payload[begin] != '{') {
            begin++;
        }
        if (mapper.readTree(payload, begin, size - begin).isMissingNode()) {
            throw new IOException("an event must be JSON");
        }
        next.take(payload, size);
    }
}
