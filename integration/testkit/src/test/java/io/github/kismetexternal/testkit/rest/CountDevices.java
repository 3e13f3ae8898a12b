package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.rest.DeviceQuery;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.TrackedDevice;
import java.net.URI;
import java.util.stream.Stream;

/** Counts the devices of the Kismet whose URL is given. */
public final class CountDevices {
    private CountDevices() {}

    public static void main(String[] args) {
        KismetRest rest = KismetRest.withApiKey(URI.create(args[0]), "key");
        try (Stream<TrackedDevice> devices = rest.devices().stream(DeviceQuery.all())) {
            System.out.println(devices.filter(device -> device.device().lastSeen().isPresent()).count());
        }
    }
}
