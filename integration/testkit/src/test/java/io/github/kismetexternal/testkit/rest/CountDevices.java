package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.rest.DeviceQuery;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.TrackedDevice;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import java.net.URI;
import java.util.stream.Stream;

/** Counts the devices of the simulated Kismet whose URL is given, and the characters of what it tells of them. */
public final class CountDevices {
    private CountDevices() {}

    public static void main(String[] args) {
        KismetRest rest = KismetRest.withLogin(
                URI.create(args[0]), SimulatorBuilder.DEFAULT_USER, SimulatorBuilder.DEFAULT_PASSWORD);
        try (Stream<TrackedDevice> devices = rest.devices().stream(DeviceQuery.all())) {
            long[] counts = new long[2];
            devices.filter(device -> device.device().lastSeen().isPresent()).forEach(device -> {
                counts[0]++;
                counts[1] += device.raw().toString().length();
            });
            System.out.println(counts[0] + " " + counts[1]);
        }
    }
}
