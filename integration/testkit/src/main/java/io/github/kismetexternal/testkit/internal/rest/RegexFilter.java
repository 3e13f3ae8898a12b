package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The regular expressions that a client wants one of to fit: {@code [["path", "expression"], ...]}. A path leads
 * through lists and maps into all their elements. Immutable.
 *
 * <p>As a Kismet built with PCRE has it; one without answers that it was not. What the two libraries understand
 * differently is Java's.
 */
final class RegexFilter {
    private static final String EXPECTED = "expected array of [field, regex] pairs for regex filter";

    private final List<Expression> expressions;

    private RegexFilter(List<Expression> expressions) {
        this.expressions = expressions;
    }

    private record Expression(List<String> path, Pattern pattern) {}

    /**
     * Reads the expressions.
     *
     * @throws RefusedException with 400 if they are malformed
     */
    static RegexFilter parse(JsonNode pairs) {
        try {
            if (!pairs.isContainerNode()) {
                throw new IllegalArgumentException(EXPECTED);
            }
            List<Expression> expressions = new ArrayList<>();
            for (JsonNode pair : pairs) {
                if (!pair.isArray() || pair.size() != 2) {
                    throw new IllegalArgumentException(EXPECTED);
                }
                expressions.add(new Expression(
                        Arrays.stream(Json.text(pair.get(0)).split("/")).filter(name -> !name.isEmpty()).toList(),
                        Pattern.compile(Json.text(pair.get(1)))));
            }
            return new RegexFilter(List.copyOf(expressions));
        } catch (PatternSyntaxException e) {
            throw invalid("Could not parse PCRE regex: " + e.getIndex() + " at " + e.getDescription());
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static RefusedException invalid(String text) {
        return new RefusedException(400, "Invalid regex: " + text + "\n");
    }

    boolean matches(JsonNode row) {
        return expressions.stream().anyMatch(expression -> values(row, expression.path)
                .filter(JsonNode::isTextual)
                .anyMatch(value -> BoundedText.finds(expression.pattern, value.textValue())));
    }

    private static Stream<JsonNode> values(JsonNode tree, List<String> path) {
        if (path.isEmpty()) {
            return Stream.of(tree);
        }
        JsonNode member = tree.get(path.get(0));
        if (member != null) {
            return values(member, path.subList(1, path.size()));
        }
        return tree.isArray() || tree.isObject() && FieldNames.contains(path.get(0)) && !isRecord(tree)
                ? elements(tree).flatMap(element -> values(element, path))
                : Stream.empty();
    }

    /** A map's keys are data, a record's are names of fields. */
    private static boolean isRecord(JsonNode object) {
        return object.isEmpty() || FieldNames.contains(object.fieldNames().next());
    }

    private static Stream<JsonNode> elements(JsonNode container) {
        List<JsonNode> elements = new ArrayList<>();
        container.forEach(elements::add);
        return elements.stream();
    }
}
