package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a tree is written, by the extension of the path that was asked for. Laid out as Kismet does it:
 * {@code {"a": 1,"b": [2,3]}}, numbers with a fraction with six digits of it.
 */
public enum Serialization {
    JSON(false, false, false),
    /** One member a line. Kismet adds a description of each, which is left out. */
    PRETTY(false, false, true),
    /** The elements of an array a line each, and no dots in names. */
    EK(true, true, false),
    /** The elements of an array a line each. */
    ITERATED(true, false, false),
    /** No dots in names. */
    UNDERSCORED(false, true, false);

    private static final int FRACTION = 6;

    private final boolean linewise;
    private final UnaryOperator<String> name;
    private final boolean pretty;

    Serialization(boolean linewise, boolean underscores, boolean pretty) {
        this.linewise = linewise;
        this.name = underscores ? name -> name.replace('.', '_') : UnaryOperator.identity();
        this.pretty = pretty;
    }

    /** Finds the serialization of an extension; null if there is none, and Kismet then answers with nothing. */
    public static @Nullable Serialization of(SimulatedRelease release, String extension) {
        return switch (extension) {
            case "json", "cmd", "jcmd" -> JSON;
            case "prettyjson" -> PRETTY;
            case "ekjson" -> EK;
            case "itjson" -> ITERATED;
            case "tjson" -> release.knowsUnderscoredJson() ? UNDERSCORED : null;
            default -> null;
        };
    }

    /** Writes a tree. */
    public String write(JsonNode tree) {
        StringBuilder text = new StringBuilder();
        if (!linewise) {
            write(tree, text, 0);
        } else if (tree.isArray()) {
            tree.forEach(element -> writeLine(element, text));
        } else {
            writeLine(tree, text);
        }
        return text.toString();
    }

    private void writeLine(JsonNode tree, StringBuilder text) {
        write(tree, text, 0);
        text.append('\n');
    }

    private void write(JsonNode tree, StringBuilder text, int depth) {
        if (tree.isObject()) {
            text.append('{');
            for (Iterator<Map.Entry<String, JsonNode>> members = tree.properties().iterator(); members.hasNext(); ) {
                Map.Entry<String, JsonNode> member = members.next();
                newLine(text, depth + 1);
                quote(name.apply(member.getKey()), text);
                text.append(": ");
                write(member.getValue(), text, depth + 1);
                text.append(members.hasNext() ? "," : "");
            }
            newLine(text, depth);
            text.append('}');
        } else if (tree.isArray()) {
            text.append('[');
            for (Iterator<JsonNode> elements = tree.elements(); elements.hasNext(); ) {
                write(elements.next(), text, depth + 1);
                text.append(elements.hasNext() ? "," : "");
            }
            text.append(']');
        } else if (tree.isTextual()) {
            quote(tree.textValue(), text);
        } else if (tree.isFloatingPointNumber()) {
            text.append(number(tree.decimalValue()));
        } else {
            text.append(tree);
        }
    }

    private void newLine(StringBuilder text, int depth) {
        if (pretty) {
            text.append("\r\n").append(" ".repeat(depth));
        }
    }

    private static void quote(String content, StringBuilder text) {
        text.append('"').append(JsonStringEncoder.getInstance().quoteAsString(content)).append('"');
    }

    private static String number(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0
                ? stripped.toBigInteger().toString()
                : stripped.setScale(FRACTION, RoundingMode.HALF_EVEN).toPlainString();
    }
}
