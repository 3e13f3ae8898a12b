package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The members of one of Kismet's objects, whose names all start alike.
 *
 * <p>Answers every question about every tree: what is absent, or of another type than asked for, reads as empty.
 *
 * <p>Immutable as long as nobody changes the tree, so safe for use by several threads then.
 */
public final class Fields {
    private static final long LAST_SECOND_OF_YEAR_9999 = 253_402_300_799L;

    private final JsonNode node;
    private final String prefix;

    private Fields(JsonNode node, String prefix) {
        this.node = node;
        this.prefix = prefix;
    }

    /**
     * {@return the members of a tree that begin with a prefix, such as {@code kismet.device.base.}; names are given
     * without it from then on}
     *
     * @param node the tree; anything but an object has no members
     * @param prefix may be empty
     */
    public static Fields of(JsonNode node, String prefix) {
        return new Fields(node, prefix);
    }

    /** Returns the fields of the event's body, provided the event is of the type that {@code as} reads. */
    static Fields ofBody(Event event, String type, Class<? extends Record> as, String prefix) {
        requireType(event, type, as);
        return new Fields(event.body(), prefix);
    }

    static void requireType(Event event, String type, Class<? extends Record> as) {
        if (!event.type().equals(type)) {
            throw wrongType(event, type, as);
        }
    }

    static IllegalArgumentException wrongType(Event event, String types, Class<? extends Record> as) {
        return new IllegalArgumentException("event type (" + event.type() + ") must be " + types + " for "
                + as.getSimpleName() + ".of; subscribe this handler to that type, or read event.content()");
    }

    /**
     * {@return the fields of a member, which need not be there}
     *
     * @param name of the member, without the prefix
     * @param prefixThere that of the names inside it
     */
    public Fields in(String name, String prefixThere) {
        return new Fields(node(name), prefixThere);
    }

    /**
     * {@return the member as it is; a missing node if there is none}
     *
     * @param name without the prefix
     */
    public JsonNode node(String name) {
        return node.path(prefix + name);
    }

    /**
     * Reads a text; empty if it is none.
     *
     * @param name without the prefix
     * @return the text
     */
    public String text(String name) {
        JsonNode value = node(name);
        return value.isTextual() ? value.textValue() : "";
    }

    /**
     * Kismet writes its flags as 0 and 1.
     *
     * @param name without the prefix
     * @return whether it is set; false if it is absent
     */
    public boolean flag(String name) {
        JsonNode value = node(name);
        return value.isNumber() ? value.doubleValue() != 0 : value.booleanValue();
    }

    /**
     * Reads a whole number.
     *
     * @param name without the prefix
     * @return the number; empty if it is none
     */
    public OptionalLong integer(String name) {
        JsonNode value = node(name);
        return value.isIntegralNumber() && value.canConvertToLong()
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }

    /**
     * Reads a whole number that fits an int.
     *
     * @param name without the prefix
     * @return the number; empty if it is none
     */
    public OptionalInt smallInteger(String name) {
        JsonNode value = node(name);
        return value.isIntegralNumber() && value.canConvertToInt()
                ? OptionalInt.of(value.intValue())
                : OptionalInt.empty();
    }

    /**
     * Reads a number.
     *
     * @param name without the prefix
     * @return the number; empty if it is none
     */
    public OptionalDouble number(String name) {
        return finite(node(name));
    }

    /**
     * Reads a number of which Kismet writes 0 as long as it does not know better.
     *
     * @param name without the prefix
     * @return the number; empty if it is none, or 0
     */
    public OptionalDouble numberUnlessZero(String name) {
        OptionalDouble value = number(name);
        return value.isPresent() && value.getAsDouble() == 0 ? OptionalDouble.empty() : value;
    }

    /**
     * Reads seconds since 1970, whole or with a fraction down to microseconds; 0 stands for never.
     *
     * @param name without the prefix
     * @return the time; empty if it is none
     */
    public Optional<Instant> time(String name) {
        OptionalDouble seconds = number(name);
        if (seconds.isEmpty() || seconds.getAsDouble() <= 0 || seconds.getAsDouble() > LAST_SECOND_OF_YEAR_9999) {
            return Optional.empty();
        }
        return Optional.of(Instant.EPOCH.plus(Math.round(seconds.getAsDouble() * 1e6), ChronoUnit.MICROS));
    }

    /**
     * Reads seconds since 1970 and the microseconds beside them.
     *
     * @param seconds name of the member with the seconds, without the prefix
     * @param micros name of that with the microseconds, likewise
     * @return the time; empty if it is none
     */
    public Optional<Instant> time(String seconds, String micros) {
        long more = integer(micros).orElse(0);
        return time(seconds).map(time -> more > 0 && more < 1_000_000 ? time.plus(more, ChronoUnit.MICROS) : time);
    }

    /**
     * Reads the texts of an array; what else is in it is left out.
     *
     * @param name without the prefix
     * @return the texts, in order
     */
    public List<String> texts(String name) {
        return texts(node(name), "");
    }

    /**
     * Reads one text member of every object in an array; objects without it are left out.
     *
     * @param name of the array, without the prefix
     * @param member name of the text in each object
     * @return the texts, in order
     */
    public List<String> textsIn(String name, String member) {
        return texts(node(name), member);
    }

    private static List<String> texts(JsonNode array, String member) {
        List<String> texts = new ArrayList<>();
        if (array.isArray()) {
            for (JsonNode element : array) {
                JsonNode text = member.isEmpty() ? element : element.path(member);
                if (text.isTextual()) {
                    texts.add(text.textValue());
                }
            }
        }
        return List.copyOf(texts);
    }

    /**
     * Reads an array of numbers. Their place means something, so an array with anything else in it reads as empty.
     *
     * @param name without the prefix
     * @return the numbers, in order
     */
    public List<Double> numbers(String name) {
        List<Double> numbers = new ArrayList<>();
        JsonNode array = node(name);
        if (array.isArray()) {
            for (JsonNode element : array) {
                OptionalDouble number = finite(element);
                if (number.isEmpty()) {
                    return List.of();
                }
                numbers.add(number.getAsDouble());
            }
        }
        return List.copyOf(numbers);
    }

    private static OptionalDouble finite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue())
                ? OptionalDouble.of(value.doubleValue())
                : OptionalDouble.empty();
    }
}
