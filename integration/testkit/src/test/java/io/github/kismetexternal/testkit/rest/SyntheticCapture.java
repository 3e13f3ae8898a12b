package io.github.kismetexternal.testkit.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A capture file of made-up Wi-Fi: an access point that tells its name each second, and a client that talks to it. */
final class SyntheticCapture {
    static final String SSID = "conformance";
    static final String ACCESS_POINT = "02:4B:54:00:00:01";
    static final String CLIENT = "02:4B:54:00:00:02";

    private static final int MAGIC = 0xa1b2c3d4;
    private static final int RADIOTAP = 127;
    private static final int SECONDS = 1200;
    private static final int FREQUENCY_MHZ = 2437;
    private static final byte SIGNAL_DBM = -50;
    private static final byte[] AP_MAC = {0x02, 0x4b, 0x54, 0, 0, 1};
    private static final byte[] CLIENT_MAC = {0x02, 0x4b, 0x54, 0, 0, 2};
    private static final byte[] BROADCAST = {-1, -1, -1, -1, -1, -1};

    private SyntheticCapture() {}

    /** Writes twenty minutes of it. */
    static Path write(Path file) throws IOException {
        ByteArrayOutputStream capture = new ByteArrayOutputStream();
        capture.write(little(24)
                .putInt(MAGIC)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(65_535)
                .putInt(RADIOTAP)
                .array());
        int start = 1_760_000_000;
        for (int second = 0; second < SECONDS; second++) {
            packet(capture, start + second, beacon(second));
            packet(capture, start + second, data(second));
        }
        return Files.write(file, capture.toByteArray());
    }

    private static void packet(ByteArrayOutputStream capture, int time, byte[] frame) {
        byte[] radiotap = little(13)
                .putShort((short) 0)
                .putShort((short) 13)
                .putInt(1 << 3 | 1 << 5)
                .putShort((short) FREQUENCY_MHZ)
                .putShort((short) 0x00a0)
                .put(SIGNAL_DBM)
                .array();
        int length = radiotap.length + frame.length;
        capture.writeBytes(little(16).putInt(time).putInt(0).putInt(length).putInt(length).array());
        capture.writeBytes(radiotap);
        capture.writeBytes(frame);
    }

    private static byte[] beacon(int number) {
        byte[] name = SSID.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = header(0x0080, BROADCAST, AP_MAC, AP_MAC, number);
        frame.putLong(number).putShort((short) 100).putShort((short) 0x0401);
        frame.put((byte) 0).put((byte) name.length).put(name);
        frame.put(new byte[] {1, 4, (byte) 0x82, (byte) 0x84, (byte) 0x8b, (byte) 0x96});
        frame.put(new byte[] {3, 1, 6});
        return cut(frame);
    }

    private static byte[] data(int number) {
        ByteBuffer frame = header(0x0108, AP_MAC, CLIENT_MAC, BROADCAST, number);
        frame.put(new byte[] {(byte) 0xaa, (byte) 0xaa, 3, 0, 0, 0, 8, 0}).put(new byte[40]);
        return cut(frame);
    }

    private static ByteBuffer header(int control, byte[] first, byte[] second, byte[] third, int number) {
        return little(256)
                .putShort((short) control)
                .putShort((short) 0)
                .put(first)
                .put(second)
                .put(third)
                .putShort((short) (number << 4));
    }

    private static byte[] cut(ByteBuffer frame) {
        byte[] bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
