package io.github.kismetexternal.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The objects of an answer in Kismet's format {@code itjson}, of which one at a time is in memory. */
final class JsonObjects implements Iterator<JsonNode> {
    private final String endpoint;
    private final RestLimits limits;
    private final BoundedInput body;
    private final MappingIterator<JsonNode> trees;
    private @Nullable JsonNode next;

    private JsonObjects(String endpoint, RestLimits limits, InputStream answer) throws IOException {
        this.endpoint = endpoint;
        this.limits = limits;
        body = new BoundedInput(answer, endpoint, limits.bytes());
        JsonParser parser = RestJson.MAPPER.createParser(new InputStreamReader(body, StandardCharsets.UTF_8));
        trees = RestJson.MAPPER.readerFor(JsonNode.class).readValues(parser);
    }

    /** Asks, and returns the objects as they come. The stream has to be closed. */
    static Stream<JsonNode> of(RestTransport transport, RestCall call) {
        InputStream answer = transport.stream(call);
        try {
            JsonObjects objects = new JsonObjects(call.endpoint(), transport.limits(), answer);
            return StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(
                                    objects, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                            false)
                    .onClose(objects.body::closeQuietly);
        } catch (IOException e) {
            throw RestTransport.failed(call.endpoint(), transport.limits(), e);
        }
    }

    @Override
    public boolean hasNext() {
        if (next != null) {
            return true;
        }
        body.nextObject();
        try {
            next = trees.hasNextValue() ? trees.nextValue() : null;
        } catch (JsonProcessingException e) {
            body.closeQuietly();
            throw KismetRestException.broken(
                    endpoint,
                    "the answer broke off or is no JSON, as it is when Kismet fails in the middle of one; ask again",
                    null);
        } catch (IOException e) {
            body.closeQuietly();
            throw RestTransport.failed(endpoint, limits, e);
        }
        return next != null;
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        JsonNode object = Objects.requireNonNull(next);
        next = null;
        return object;
    }
}
