package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Call;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list that clients filter, search, sort and page. What is answered to which request was measured on 2023-07-R2 and
 * 2025-09-R1, except regular expressions, which those two servers were built without.
 */
final class View {
    private final SimulatedRelease release;
    private final Answers answers;
    private final Clock clock;
    private final Supplier<? extends List<? extends JsonNode>> rows;
    private final boolean ofDevices;

    /**
     * Makes a view.
     *
     * @param ofDevices whether clients may also filter by time and regular expressions, and ask the DataTables' way in
     *     every release
     */
    View(
            SimulatedRelease release,
            Answers answers,
            Clock clock,
            Supplier<? extends List<? extends JsonNode>> rows,
            boolean ofDevices) {
        this.release = release;
        this.answers = answers;
        this.clock = clock;
        this.rows = rows;
        this.ofDevices = ofDevices;
    }

    /**
     * Answers a request.
     *
     * @throws RefusedException if it is malformed; fields that are so are answered with the error and with the rows
     */
    JsonNode answer(Call call) {
        JsonNode json = call.json();
        ArrayNode fields = fields(json);
        ArrayNode valid = JsonNodeFactory.instance.arrayNode();
        for (JsonNode field : fields) {
            String complaint = complaint(field);
            if (complaint != null) {
                JsonNode rest = answer(call, FieldSelection.parse(valid));
                throw new RefusedException(
                        400, "Invalid request: " + complaint + "\n" + answers.serialize(call, rest));
            }
            valid.add(field);
        }
        return answer(call, FieldSelection.parse(valid));
    }

    private static @Nullable String complaint(JsonNode field) {
        if (field.isTextual() || field.isArray() && field.size() == 2) {
            return null;
        }
        return field.isArray()
                ? "Invalid field map, expected [field, rename]"
                : "Invalid field map, exected field or [field, rename]";
    }

    private static ArrayNode fields(@Nullable JsonNode json) {
        Json.member(json, "fields");
        JsonNode fields = json == null ? null : json.get("fields");
        return fields == null ? JsonNodeFactory.instance.arrayNode() : Json.array(fields);
    }

    private JsonNode answer(Call call, FieldSelection selection) {
        long youngerThan = ofDevices ? lastTime(call) : 0;
        ViewWindow window = window(call);
        JsonNode regex = ofDevices ? Json.member(call.json(), "regex") : null;
        List<? extends JsonNode> all = rows.get();
        Stream<? extends JsonNode> wanted = all.stream();
        if (youngerThan > 0) {
            wanted = wanted.filter(row -> row.path(DeviceList.LAST_TIME).asLong() >= youngerThan);
        }
        if (!window.search().isEmpty() && !selection.isEverything()) {
            wanted = wanted.filter(new SearchTerm(window.search(), selection.paths())::matches);
        }
        if (regex != null) {
            wanted = wanted.filter(RegexFilter.parse(regex)::matches);
        }
        List<JsonNode> filtered = new ArrayList<>(wanted.toList());
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        window.cut(filtered).forEach(row -> shown.add(selection.apply(row)));
        return window.wrap(shown, all.size(), filtered.size());
    }

    private long lastTime(Call call) {
        JsonNode json = call.json();
        JsonNode given = json == null ? null : json.get("last_time");
        long time = given == null ? 0 : (long) Json.number(given);
        return time < 0 && release.countsViewTimesFromNow() ? clock.instant().getEpochSecond() + time : time;
    }

    private ViewWindow window(Call call) {
        try {
            ViewWindow page =
                    release.pagesViews() ? ViewWindow.ofPage(call.variables()) : ViewWindow.everything();
            boolean asDatatable = (ofDevices || !release.pagesViews()) && isDatatable(call.json());
            return asDatatable
                    ? ViewWindow.ofDatatable(call.variables(), Json.member(call.json(), "colmap"), page)
                    : page;
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "Invalid request: " + e.getMessage() + "\n");
        }
    }

    private static boolean isDatatable(@Nullable JsonNode json) {
        JsonNode datatable = json == null ? null : json.get("datatable");
        return datatable != null && Json.truth(datatable);
    }
}
