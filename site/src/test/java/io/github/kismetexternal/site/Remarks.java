package io.github.kismetexternal.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What comments say about the block that follows them. */
final class Remarks {
    private static final Pattern REMARK = Pattern.compile("<!--\\s*(run-by|no-run|no-snippet):\\s*(\\S.*?)\\s*-->",
            Pattern.DOTALL);

    private Remarks() {}

    static Map<String, String> in(String comments) {
        Map<String, String> remarks = new LinkedHashMap<>();
        Matcher remark = REMARK.matcher(comments);
        while (remark.find()) {
            remarks.put(remark.group(1), remark.group(2).replaceAll("\\s+", " "));
        }
        return remarks;
    }
}
