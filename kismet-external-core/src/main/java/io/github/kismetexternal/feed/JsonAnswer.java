package io.github.kismetexternal.feed;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
        while (left >= 0) {
            left = part.takeNext(left);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(room);
        part.writeTo(out);
        return out.toByteArray();
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
        ByteArrayOutputStream out = new ByteArrayOutputStream(room);
        ascii(out, BEGIN);
        String separator = "";
        for (NamedPart named : parts) {
            ascii(out, separator + '"' + named.name() + "\":");
            named.part().writeTo(out);
            separator = ",";
        }
        for (String name : unknown) {
            int length = lengthWithName(name) + UNKNOWN.length();
            if (length <= left) {
                left -= length;
                ascii(out, separator + '"' + name + "\":" + UNKNOWN);
                separator = ",";
            }
        }
        ascii(out, END);
        return out.toByteArray();
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

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(US_ASCII));
    }
}
