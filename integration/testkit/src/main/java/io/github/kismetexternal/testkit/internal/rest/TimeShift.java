package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Moves a recording to another time: all its points in time, and the rings of its round-robin series, whose places
 * stand for the second of the minute, the minute of the hour and the hour of the day.
 */
final class TimeShift {
    private static final Pattern POINT_IN_TIME = Pattern.compile("time|timestamp|sec");
    private static final long DAY = 86_400;
    /** How many seconds a place stands for, by the ring's name. */
    private static final Map<String, Long> RINGS = Map.of(
            "kismet.common.rrd.minute_vec", 1L,
            "kismet.common.rrd.hour_vec", 60L,
            "kismet.common.rrd.day_vec", 3600L);

    private final long from;
    private final long to;

    /** Makes a shift between two times, in seconds since 1970. Of a recording, times a day around its own are moved. */
    TimeShift(long from, long to) {
        this.from = from;
        this.to = to;
    }

    JsonNode apply(JsonNode tree) {
        return apply("", tree);
    }

    private JsonNode apply(String name, JsonNode tree) {
        if (tree.isObject()) {
            ObjectNode shifted = JsonNodeFactory.instance.objectNode();
            tree.properties().forEach(
                    member -> shifted.set(member.getKey(), apply(member.getKey(), member.getValue())));
            return shifted;
        }
        if (tree.isArray()) {
            return shiftArray(name, tree);
        }
        return tree.isNumber() && isPointInTime(name, tree.asLong()) ? shiftNumber(tree) : tree;
    }

    private JsonNode shiftArray(String name, JsonNode array) {
        ArrayNode shifted = JsonNodeFactory.instance.arrayNode(array.size());
        Long seconds = RINGS.get(name);
        if (seconds != null && !array.isEmpty()) {
            long places = to / seconds - from / seconds;
            for (int i = 0; i < array.size(); i++) {
                shifted.add(array.get((int) Math.floorMod(i - places, (long) array.size())));
            }
        } else {
            array.forEach(element -> shifted.add(apply(name, element)));
        }
        return shifted;
    }

    private boolean isPointInTime(String name, long value) {
        String end = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('_')) + 1);
        return Math.abs(value - from) <= DAY
                && (POINT_IN_TIME.matcher(end).matches() || name.endsWith("time_last"));
    }

    private JsonNode shiftNumber(JsonNode number) {
        return number.isIntegralNumber()
                ? LongNode.valueOf(number.longValue() + to - from)
                : DecimalNode.valueOf(number.decimalValue().add(BigDecimal.valueOf(to - from)));
    }
}
