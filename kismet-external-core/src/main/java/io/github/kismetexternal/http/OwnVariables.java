package io.github.kismetexternal.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that the library has to itself: those whose names begin with an underscore. */
final class OwnVariables {
    static final String JSON = "_json";
    static final String UPLOAD = "_upload";
    static final String PART = "_part";
    static final String PARTS = "_parts";
    static final String CSRF = "_csrf";

    private OwnVariables() {}

    /** Takes them out of the variables of a request and returns them. */
    static Map<String, String> takeFrom(Map<String, String> variables) {
        Map<String, String> own = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith("_")) {
                own.put(name, value);
            }
        });
        variables.keySet().removeAll(own.keySet());
        return own;
    }
}
