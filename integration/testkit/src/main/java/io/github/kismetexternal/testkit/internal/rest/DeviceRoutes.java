package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Devices one by one, several of them, all, and the recent ones. */
final class DeviceRoutes {
    private static final Set<String> READ = Set.of("GET", "POST");
    private static final Set<String> POST = Set.of("POST");

    private final SimulatedRelease release;
    private final Answers answers;
    private final DeviceList devices;
    private final Clock clock;

    DeviceRoutes(SimulatedRelease release, Answers answers, DeviceList devices, Clock clock) {
        this.release = release;
        this.answers = answers;
        this.devices = devices;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                read("/devices/last-time/:timestamp/devices", this::recent),
                Route.exact("/devices/all_devices\\.ekjson", READ, Role.READONLY, answers.selected(this::all)),
                Route.exact("/devices/all_devices\\.itjson", READ, Role.READONLY, answers.selected(this::all)),
                read("/devices/by-key/:key/device", this::byKey),
                read("/devices/by-mac/:mac/devices", this::byMac),
                post("/devices/multimac/devices", this::byMacs),
                post("/devices/multikey/devices", this::byKeys),
                Route.withExtension(
                        "/devices/multikey/as-object/devices",
                        POST,
                        Role.READONLY,
                        answers.selectedByKey(this::byKeysAsObject)),
                Route.exact(
                        "/devices/by-key/:key/set_name\\.cmd", POST, Role.ADMIN, answers.command(this::setName)),
                Route.exact("/devices/by-key/:key/set_tag\\.cmd", POST, Role.ADMIN, answers.command(this::setTag)),
                read("/phy/phy80211/clients-of/:key/clients", call -> devices.clientsOf(key(call))),
                read("/phy/phy80211/related-to/:key/devices", call -> devices.relatedTo(key(call))));
    }

    private Route read(String uri, Answers.Source source) {
        return Route.withExtension(uri, READ, Role.READONLY, answers.selected(source));
    }

    private Route post(String uri, Answers.Source source) {
        return Route.withExtension(uri, POST, Role.READONLY, answers.selected(source));
    }

    private JsonNode recent(Call call) {
        long time = Numbers.whole(named(call, "timestamp"));
        long since = time < 0 ? clock.instant().getEpochSecond() + time : time;
        JsonNode regex = release.filtersRecentDevices() ? Json.member(call.json(), "regex") : null;
        RegexFilter filter = regex == null ? null : RegexFilter.parse(regex);
        return devices.matching(device -> device.path(DeviceList.LAST_TIME).asLong() > since
                && (filter == null || filter.matches(device)));
    }

    private JsonNode all(Call call) {
        return devices.matching(device -> true);
    }

    private JsonNode byKey(Call call) {
        ObjectNode found = devices.find(key(call));
        if (found == null) {
            throw new IllegalArgumentException("nonexistent device key");
        }
        return found;
    }

    private JsonNode byMac(Call call) {
        MacFilter mac = MacFilter.parse(named(call, "mac"));
        if (mac == null) {
            throw new IllegalArgumentException("unable to parse string value");
        }
        return devices.matching(device -> mac.matches(device.path(DeviceList.MAC).asText()));
    }

    private JsonNode byMacs(Call call) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (String wanted : wanted(call)) {
            MacFilter mac = MacFilter.parse(wanted);
            if (mac == null) {
                throw new IllegalArgumentException("Invalid MAC address '" + wanted + "' in 'devices' list");
            }
            found.addAll(devices.matching(device -> mac.matches(device.path(DeviceList.MAC).asText())));
        }
        return found;
    }

    private JsonNode byKeys(Call call) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        wantedDevices(call).forEach(found::add);
        return found;
    }

    private JsonNode byKeysAsObject(Call call) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        wantedDevices(call).forEach(device -> found.set(device.path(DeviceList.KEY).asText(), device));
        return found;
    }

    private List<ObjectNode> wantedDevices(Call call) {
        List<ObjectNode> found = new ArrayList<>();
        for (String wanted : wanted(call)) {
            if (!DeviceList.isKey(wanted)) {
                throw new IllegalArgumentException("Invalid device key '" + wanted + "' in 'devices' list");
            }
            ObjectNode device = devices.find(wanted);
            if (device != null) {
                found.add(device);
            }
        }
        return found;
    }

    /** Reads the list of devices, which may also be a lone text. */
    private static List<String> wanted(Call call) {
        JsonNode wanted = Json.member(call.json(), "devices");
        if (wanted == null) {
            throw new IllegalArgumentException("Missing 'devices' key in command dictionary");
        }
        List<String> texts = new ArrayList<>();
        if (wanted.isContainerNode()) {
            wanted.forEach(element -> texts.add(Json.text(element)));
        } else {
            texts.add(Json.text(wanted));
        }
        return texts;
    }

    private String setName(Call call) {
        String key = keyOfDevice(call);
        String name = Json.text(Json.member(call.json(), "username"));
        devices.change(key, device -> device
                .put("kismet.device.base.username", name)
                .put("kismet.device.base.commonname", name));
        return "Device name set\n";
    }

    private String setTag(Call call) {
        String key = keyOfDevice(call);
        String tag = Json.text(Json.member(call.json(), "tagname"));
        String value = Json.text(Json.member(call.json(), "tagvalue"));
        devices.change(key, device -> {
            JsonNode tags = device.get("kismet.device.base.tags");
            ObjectNode all = tags instanceof ObjectNode known ? known : device.putObject("kismet.device.base.tags");
            all.put(tag, value);
        });
        return "Device tag set\n";
    }

    private String keyOfDevice(Call call) {
        String key = key(call);
        if (devices.find(key) == null) {
            throw new IllegalArgumentException("no such device");
        }
        return key;
    }

    private static String key(Call call) {
        return DeviceList.checkedKey(named(call, "key"));
    }

    private static String named(Call call, String name) {
        @Nullable String value = call.named().get(name);
        return value == null ? "" : value;
    }
}
