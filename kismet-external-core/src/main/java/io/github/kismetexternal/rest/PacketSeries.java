package io.github.kismetexternal.rest;

/** One of the series of {@link SystemCalls#packets()}, which can be asked for alone: an eighth of the answer. */
public enum PacketSeries {
    /** Packets that came in. */
    PACKETS("rate"),
    /** The same, but its hour and day hold peaks, not means. */
    PEAK("peak"),
    /** Broken packets. */
    ERRORS("error"),
    /** Packets that another source had delivered already. */
    DUPLICATES("dupe"),
    /** Packets thrown away because the backlog was full. */
    DROPPED("drop"),
    /** Packets that went through the whole chain. */
    PROCESSED("processed");

    private final String name;

    PacketSeries(String name) {
        this.name = name;
    }

    String path() {
        return "/packetchain/packet_" + name + ".json";
    }
}
