package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Adds many devices to a recording. */
final class Crowded {
    private static final int DEVICES = 100_000;
    /** Beyond the numbers that the recorded devices have. */
    private static final long FIRST_NUMBER = 0x10_0000_0000L;

    private Crowded() {}

    /** Repeats the devices, each with a key and a MAC address of its own; what is in them is shared. */
    static void crowd(ObjectNode recording) {
        ArrayNode devices = recording.withArray("devices");
        int recorded = devices.size();
        for (int i = recorded; i < DEVICES; i++) {
            ObjectNode device = JsonNodeFactory.instance.objectNode();
            device.setAll((ObjectNode) devices.get(i % recorded));
            devices.add(device
                    .put(DeviceList.KEY, String.format("4202770D00000000_%X", FIRST_NUMBER + i))
                    .put(DeviceList.MAC, String.format("0A:4B:%02X:%02X:%02X:01", i >> 16, i >> 8 & 0xff, i & 0xff)));
        }
    }
}
