package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.util.Map;

/**
 * The types that Kismet gives to what it serves, by what follows the last dot of the path; everything else is plain
 * text. The table is kis_net_beast_httpd.cc:93-119 of 2025-09.
 */
final class ContentTypes {
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("css", "text/css"),
            Map.entry("js", "application/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("prettyjson", "application/json"),
            Map.entry("ekjson", "application/json"),
            Map.entry("itjson", "application/json"),
            Map.entry("cmd", "application/json"),
            Map.entry("jcmd", "application/json"),
            Map.entry("xml", "application/xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("ico", "image/vnd.microsoft.icon"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("svgz", "image/svg+xml"),
            Map.entry("pcap", "application/vnd.tcpdump.pcap"),
            Map.entry("pcapng", "application/vnd.tcpdump.pcap"));
    private static final Map<String, String> FONTS = Map.of(
            "ttf", "font/ttf",
            "otf", "font/otf",
            "eot", "application/vnd.ms-fontobject",
            "woff", "font/woff",
            "woff2", "font/woff2");
    private static final String OTHERS = "text/plain";

    private ContentTypes() {}

    /** Returns the type of what a path leads to; the case of the extension matters. */
    static String ofPath(SimulatedRelease release, String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        String type = BY_EXTENSION.get(extension);
        if (type == null && release.knowsFonts()) {
            type = FONTS.get(extension);
        }
        return type == null ? OTHERS : type;
    }
}
