package io.github.kismetexternal.http;

/** Where the segments of a path are: what stands between its slashes, the first of which begins it. Immutable. */
final class PathSegments {
    private final String path;
    private final int[] ends;
    private final int[] hashes;

    private PathSegments(String path, int[] ends, int[] hashes) {
        this.path = path;
        this.ends = ends;
        this.hashes = hashes;
    }

    /** Returns how many segments a path has, without memory for each of them: there may be millions. */
    static int count(String path) {
        int count = 1;
        for (int slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            count++;
        }
        return count;
    }

    /**
     * Finds the segments.
     *
     * @param path of a request or a pattern
     * @param count how many segments it has
     */
    static PathSegments of(String path, int count) {
        int[] ends = new int[count];
        int[] hashes = new int[count];
        int segment = 0;
        int hash = 0;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/') {
                ends[segment] = i;
                hashes[segment++] = hash;
                hash = 0;
            } else {
                hash = 31 * hash + c;
            }
        }
        ends[segment] = path.length();
        hashes[segment] = hash;
        return new PathSegments(path, ends, hashes);
    }

    int count() {
        return ends.length;
    }

    String get(int segment) {
        return path.substring(start(segment), ends[segment]);
    }

    /** Returns a number that is the same for equal segments. */
    int hash(int segment) {
        return hashes[segment];
    }

    boolean isEmpty(int segment) {
        return start(segment) == ends[segment];
    }

    boolean is(int segment, String text) {
        int start = start(segment);
        return ends[segment] - start == text.length() && path.startsWith(text, start);
    }

    private int start(int segment) {
        return segment == 0 ? Math.min(1, path.length()) : ends[segment - 1] + 1;
    }
}
