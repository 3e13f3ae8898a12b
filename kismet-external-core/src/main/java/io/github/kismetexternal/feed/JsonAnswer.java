package io.github.kismetexternal.feed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Writes answers that a page reads as JSON, none larger than the room there is. */
final class JsonAnswer {
    private static final String BEGIN = "{\"feeds\":{";
    private static final String END = "}}";
    private static final String UNKNOWN = "{\"error\":\"unknown\"}";

    private JsonAnswer() {}

    /** What there is of a feed that a client asks for. */
    record Named(String name, FeedSlice slice) {}

    private record NamedPart(String name, FeedPart part) {}

    /** Writes the answer about one feed. The largest item fits the smallest room there is. */
    static byte[] one(FeedSlice slice, int room) {
        FeedPart part = new FeedPart(slice);
        part.begin();
        int left = room - part.smallestLength();
        for (int less = part.takeNext(left); less >= 0; less = part.takeNext(less)) {
            left = less;
        }
        AnswerBuffer out = new AnswerBuffer(room - left);
        part.writeTo(out);
        return out.toArray();
    }

    /**
     * Writes the answer about several feeds. Each feed gets its next item, then each gets one more, until nothing fits.
     * A feed whose next item does not fit is left out, and its client asks again from where it stands.
     *
     * @param slices the feeds that have something to say
     * @param unknown names without a feed; what does not fit is left out
     * @param first the one of {@code slices} that comes first, and gets its item for certain
     */
    static byte[] several(List<Named> slices, List<String> unknown, int first, int room) {
        int left = room - BEGIN.length() - END.length();
        List<NamedPart> parts = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            Named named = slices.get((first + i) % slices.size());
            FeedPart part = new FeedPart(named.slice());
            int length = lengthWithName(named.name()) + part.smallestLength();
            if (length <= left) {
                left -= length;
                part.begin();
                parts.add(new NamedPart(named.name(), part));
            }
        }
        left = fill(parts, left);
        List<String> mentioned = new ArrayList<>();
        for (String name : unknown) {
            int length = lengthWithName(name) + UNKNOWN.length();
            if (length <= left) {
                left -= length;
                mentioned.add(name);
            }
        }
        AnswerBuffer out = new AnswerBuffer(room - left);
        out.put(BEGIN);
        String separator = "";
        for (NamedPart part : parts) {
            putName(out, separator, part.name());
            part.part().writeTo(out);
            separator = ",";
        }
        for (String name : mentioned) {
            putName(out, separator, name);
            out.put(UNKNOWN);
            separator = ",";
        }
        out.put(END);
        return out.toArray();
    }

    private static int fill(List<NamedPart> parts, int room) {
        int left = room;
        List<NamedPart> open = new ArrayList<>(parts);
        while (!open.isEmpty()) {
            for (Iterator<NamedPart> each = open.iterator(); each.hasNext();) {
                int remaining = each.next().part().takeNext(left);
                if (remaining < 0) {
                    each.remove();
                } else {
                    left = remaining;
                }
            }
        }
        return left;
    }

    /** With quotation marks, colon and comma. */
    private static int lengthWithName(String name) {
        return name.length() + 4;
    }

    private static void putName(AnswerBuffer out, String separator, String name) {
        out.put(separator).put("\"").put(name).put("\":");
    }
}
