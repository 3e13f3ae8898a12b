package io.github.kismetexternal.event;

/**
 * What became of a capture source; Kismet raises {@code DATASOURCE_OPENED}, {@code _CLOSED}, {@code _ERROR},
 * {@code _PAUSED} or {@code _RESUMED} each time it happens.
 *
 * <p>Not all that happens is told: see {@link Kind}.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param kind what happened
 * @param uuid the source; all zeros if it has none yet
 */
public record DatasourceChange(Kind kind, String uuid) {
    /**
     * Reads any of the five events; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event one of these
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static DatasourceChange of(Event event) {
        for (Kind kind : Kind.values()) {
            if (event.type().equals(kind.eventType())) {
                return new DatasourceChange(kind, event.body().isTextual() ? event.body().textValue() : "");
            }
        }
        throw Fields.wrongType(
                event, "DATASOURCE_OPENED, _CLOSED, _ERROR, _PAUSED or _RESUMED", DatasourceChange.class);
    }

    /** What can become of a source. When each is told was read in the source of Kismet 2025-09. */
    public enum Kind {
        /** It was opened again after an error; the first opening is a {@link NewDatasource}. */
        OPENED,
        /** It was closed. Also told of the short-lived sources with which Kismet probes and lists interfaces. */
        CLOSED,
        /** It failed. */
        ERROR,
        /** It was paused, but not through the REST API, which tells nobody. */
        PAUSED,
        /** It captures again after a pause. */
        RESUMED;

        /** {@return the type of the event that tells of it, such as {@code DATASOURCE_OPENED}} */
        public String eventType() {
            return "DATASOURCE_" + name();
        }
    }
}
