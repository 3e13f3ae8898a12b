package io.github.kismetexternal.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends an answer in which one object is larger than allowed. */
final class BoundedInput extends FilterInputStream {
    private final String endpoint;
    private final int limit;
    private long sinceObject;

    BoundedInput(InputStream in, String endpoint, int limit) {
        super(in);
        this.endpoint = endpoint;
        this.limit = limit;
    }

    /** Begins to count anew. What has been read ahead belongs to the next object and is not counted. */
    void nextObject() {
        sinceObject = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (sinceObject >= limit) {
            closeQuietly();
            throw RestTransport.tooLarge(endpoint, "object", limit);
        }
        int count = super.read(bytes, offset, (int) Math.min(length, limit - sinceObject));
        sinceObject += Math.max(0, count);
        return count;
    }

    void closeQuietly() {
        try {
            in.close();
        } catch (IOException e) {
            // Nobody reads it any more.
        }
    }
}
