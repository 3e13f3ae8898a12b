package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * How Kismet sorts values: numbers and MAC addresses by size, texts with the numbers in them by size, digits before
 * other characters, the rest by signed bytes. Values of different kinds, and those that have no order, are equal.
 *
 * <p>Texts that Kismet shares between records, such as {@code kismet.device.base.crypt} and an SSID group's SSID, it
 * sorts by where they happen to lie in memory (measured on 2025-09-R1); here they are sorted as texts.
 */
final class NaturalOrder implements Comparator<JsonNode> {
    @Override
    public int compare(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        if (!left.isTextual() || !right.isTextual()) {
            return 0;
        }
        String leftText = left.textValue();
        String rightText = right.textValue();
        return MacFilter.isMac(leftText) && MacFilter.isMac(rightText)
                ? leftText.compareTo(rightText)
                : compareTexts(leftText, rightText);
    }

    private static int compareTexts(String left, String right) {
        byte[] l = left.getBytes(StandardCharsets.UTF_8);
        byte[] r = right.getBytes(StandardCharsets.UTF_8);
        int i = 0;
        int j = 0;
        while (i < l.length && j < r.length) {
            if (isDigit(l[i]) && isDigit(r[j])) {
                int endOfLeft = endOfNumber(l, i);
                int endOfRight = endOfNumber(r, j);
                int difference = compareNumbers(l, i, endOfLeft, r, j, endOfRight);
                if (difference != 0) {
                    return difference;
                }
                i = endOfLeft;
                j = endOfRight;
            } else if (isDigit(l[i]) != isDigit(r[j])) {
                return isDigit(l[i]) ? -1 : 1;
            } else if (l[i] != r[j]) {
                return Byte.compare(l[i], r[j]);
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(l.length - i, r.length - j);
    }

    private static int compareNumbers(byte[] l, int start, int end, byte[] r, int rightStart, int rightEnd) {
        int i = skipZeros(l, start, end);
        int j = skipZeros(r, rightStart, rightEnd);
        if (end - i != rightEnd - j) {
            return Integer.compare(end - i, rightEnd - j);
        }
        for (; i < end; i++, j++) {
            if (l[i] != r[j]) {
                return Byte.compare(l[i], r[j]);
            }
        }
        return 0;
    }

    private static int skipZeros(byte[] text, int start, int end) {
        int i = start;
        while (i < end && text[i] == '0') {
            i++;
        }
        return i;
    }

    private static int endOfNumber(byte[] text, int start) {
        int i = start;
        while (i < text.length && isDigit(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
