package io.github.kismetexternal.testkit.internal.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as an endpoint gets to see it. Immutable.
 *
 * @param method {@code GET}, in upper case
 * @param path the path that the route was found by, not percent-decoded
 * @param query what follows the question mark, as it came; empty if there is none
 * @param named what stands in the path for the route's {@code :names}, without the colon
 * @param extension what stands in the path for the route's extension, without the dot; empty for a route without
 * @param variables the variables of the query and of a form
 * @param json the body of type JSON, or the variable named {@code json}; null if there is none or it does not parse
 */
public record Call(
        String method,
        String path,
        String query,
        Map<String, String> named,
        String extension,
        Map<String, String> variables,
        @Nullable JsonNode json) {}
