package io.github.kismetexternal.wire;

/**
 * The checksum in v0 headers. Kismet calls it Adler-32, but both sums start at 0 and nothing is reduced modulo 65521,
 * so that the JDK's Adler-32 is wrong for every input. Servers since 2020-12 do not verify it on a pipe.
 */
final class KismetChecksum {
    private static final int SHORTEST = 4;

    private KismetChecksum() {}

    static int of(byte[] bytes, int offset, int size) {
        if (size < SHORTEST) {
            return 0;
        }
        int sum = 0;
        int sumOfSums = 0;
        for (int i = offset; i < offset + size; i++) {
            sum += bytes[i] & 0xFF;
            sumOfSums += sum;
        }
        return sumOfSums << 16 | sum & 0xFFFF;
    }
}
