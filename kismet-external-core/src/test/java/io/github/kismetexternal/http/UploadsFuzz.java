package io.github.kismetexternal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.fuzz.Fields;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Parts of uploads are taken or refused with a {@link RequestRefusedException} that shows nothing of them; an upload is
 * handed out once, when all its parts are there, and is what they are together; what is held is bounded; and its JSON
 * is read or refused in the same way. The texts are in turn: the upload (of one character: 22 of these), part, parts,
 * JSON in base64url (after a tilde: not encoded yet), and how many seconds pass.
 */
public final class UploadsFuzz {
    private static final String PATH = "/fuzz/json";
    private static final int ID_LENGTH = 22;
    private static final int LONGEST_REASON = 400;

    private final Uploads uploads = new Uploads(this::now, task -> {});
    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private long seconds;

    private record Taken(long since, int count, Map<Integer, byte[]> pieces) {}

    private record Note(String text, int channel, List<Double> places) {}

    private UploadsFuzz() {}

    /** Checks one sequence of parts. */
    public static void fuzzerTestOneInput(byte[] data) {
        UploadsFuzz target = new UploadsFuzz();
        for (Fields fields = Fields.of(data); fields.hasNext(); ) {
            Map<String, String> variables = new HashMap<>();
            String id = fields.next();
            variables.put(OwnVariables.UPLOAD, id.length() == 1 ? id.repeat(ID_LENGTH) : id);
            variables.put(OwnVariables.PART, fields.next());
            variables.put(OwnVariables.PARTS, fields.next());
            String json = fields.next();
            variables.put(OwnVariables.JSON, json.startsWith("~") ? encoded(json.substring(1)) : json);
            target.send(variables);
            target.seconds += fields.nextBelow(70);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private long now() {
        return Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30) + TimeUnit.SECONDS.toNanos(seconds);
    }

    private void send(Map<String, String> variables) {
        byte[] whole;
        try {
            UploadPart part = UploadPart.of(variables);
            require(part.content().length <= JsonVariable.MAX_CHARACTERS, "a part of " + part.content().length);
            whole = uploads.accept(PATH, part);
            require(uploads.waiting() <= Uploads.MAX_AT_ONCE, uploads.waiting() + " uploads");
            check(part, whole);
        } catch (RequestRefusedException e) {
            requireFit(e);
            return;
        }
        if (whole != null) {
            read(whole);
        }
    }

    /** Compares with what the parts were that were taken before. */
    private void check(UploadPart part, byte[] whole) {
        Taken upload = taken.get(part.upload());
        if (upload == null || seconds - upload.since() >= Uploads.LIFETIME_SECONDS) {
            upload = new Taken(seconds, part.count(), new TreeMap<>());
            taken.put(part.upload(), upload);
        }
        require(upload.count() == part.count(), "parts that disagree about their number");
        upload.pieces().put(part.index(), part.content());
        require((whole != null) == (upload.pieces().size() == upload.count()), "complete too early or too late");
        if (whole != null) {
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            upload.pieces().values().forEach(expected::writeBytes);
            require(Arrays.equals(whole, expected.toByteArray()), "other content");
            require(whole.length <= Upload.MAX_BYTES, "an upload of " + whole.length);
            // As late as an answer to it can be remembered.
            taken.remove(part.upload());
        }
    }

    private static void read(byte[] json) {
        for (Class<?> type : List.of(JsonNode.class, Note.class, Map.class, String.class, int.class)) {
            try {
                require(JsonReader.read(JsonVariable.text(json), type) != null, "nothing read");
            } catch (RequestRefusedException e) {
                requireFit(e);
            }
        }
    }

    private static void requireFit(RequestRefusedException refusal) {
        String reason = refusal.getMessage();
        require(reason.length() <= LONGEST_REASON, "a reason of " + reason.length());
        require(reason.chars().allMatch(c -> c >= ' ' && c <= '~'), "not fit for a page: " + reason);
        require(List.of(400, 409, 413, 503).contains(refusal.status()), "status " + refusal.status());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** Returns uploads of one and several parts, and some that break each rule. */
    public static List<byte[]> seeds() {
        String note = "~{\"text\":\"x\",\"channel\":7,\"places\":[1,2.5e3,null],\"more\":{\"a\":[true]}}";
        return List.of(
                Fields.seed("a", "0", "1", note, ""),
                Fields.seed("a", "0", "2", "~{\"text\":", "", "a", "1", "2", "~\"y\"}", ""),
                Fields.seed("a", "1", "3", "~,", "\1", "a", "0", "3", "~[1", "", "a", "0", "3", "~[1", "",
                        "a", "2", "3", "~2]", "", "a", "2", "3", "~2]", ""),
                Fields.seed("a", "0", "2", "~1", "<", "a", "1", "2", "~2", ""),
                Fields.seed("a", "0", "2", "~1", "", "a", "0", "2", "~2", "", "a", "1", "3", "~2", ""),
                Fields.seed("1", "0", "2", "~1", "", "2", "0", "2", "~1", "", "3", "0", "2", "~1", "", "4", "0", "2",
                        "~1", "", "5", "0", "2", "~1", "", "6", "0", "2", "~1", "", "7", "0", "2", "~1", "", "8", "0",
                        "2", "~1", "", "9", "0", "2", "~1", ""),
                Fields.seed("abcdefghijklmnopqrstu-", "1023", "1024", "e30", "", "!", "-1", "0", "e3=", "A"),
                Fields.seed("a", "0", "1", "A".repeat(12_001), "", "a", "00", "01", "~\u00E9\"", ""),
                Fields.seed("a", "0", "1", "~" + "[".repeat(300), "", "b", "0", "1", "~\"a\" \"b\"", ""),
                Fields.seed("a", "0", "1", "~{\"a\":1,\"a\":2}", "", "b", "0", "1", "~1e99999", ""),
                Fields.seed("a", "0", "1", "_w", ""));
    }
}
