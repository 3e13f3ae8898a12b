package io.github.kismetexternal.wire;

/** The numbers that v3 gives the commands (Kismet 2025-09). Datasource commands, 10 to 19, are not listed yet. */
final class V3Type {
    static final int PING = 2;
    static final int PONG = 3;
    static final int SHUTDOWN = 4;
    static final int MESSAGE = 5;
    static final int EVENTBUSREGISTER = 32;
    static final int EVENT = 33;
    static final int EVENTBUSPUBLISH = 34;
    static final int HTTPREGISTERURI = 64;
    static final int HTTPREQUEST = 65;
    static final int HTTPRESPONSE = 67;
    static final int HTTPAUTHREQ = 68;
    static final int HTTPAUTH = 69;

    private V3Type() {}
}
