package io.github.kismetexternal;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list of event types into lists that fit a frame of every Kismet. */
final class TypeBatches {
    /** Below the smallest limit of a server, 8191 bytes, by what surrounds the types. */
    private static final int MOST_BYTES = 8000;

    /** What a character takes at most; and what surrounds each type, in the generation where that is most. */
    private static final int BYTES_PER_CHARACTER = 3;

    private static final int BYTES_PER_TYPE = 5;

    private TypeBatches() {}

    /** Returns the types in their order; one that is too large for any frame is alone. */
    static List<List<String>> of(List<String> types) {
        List<List<String>> batches = new ArrayList<>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < types.size(); i++) {
            int more = BYTES_PER_TYPE + BYTES_PER_CHARACTER * types.get(i).length();
            if (i > from && bytes + more > MOST_BYTES) {
                batches.add(types.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += more;
        }
        if (from < types.size()) {
            batches.add(types.subList(from, types.size()));
        }
        return batches;
    }
}
