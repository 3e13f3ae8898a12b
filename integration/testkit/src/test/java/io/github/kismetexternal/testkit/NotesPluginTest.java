package io.github.kismetexternal.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.testkit.NotesPlugin.Note;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** JSON from a page reaches a plugin whole under every release, in every generation, and from nobody else. */
@Timeout(60)
@KismetPluginTest(main = NotesPlugin.class, everyRelease = true, ready = "notes/show/now")
class NotesPluginTest {
    private static final Note AT_FIRST = new Note("at first", 1);
    private static final ObjectMapper MAPPER = new JsonMapper();

    private final KismetClient client;

    NotesPluginTest(KismetClient client) {
        this.client = client;
    }

    @BeforeEach
    void save() throws Exception {
        assertThat(client.postJson("notes/save", AT_FIRST).body()).isEqualTo("saved");
    }

    @Test
    void what_kismet_would_cut_decode_or_lose_arrives_as_it_was() throws Exception {
        Note note = new Note("a&b=c+d %26%00 \"\\ \0 \r\n é ☃ 😀 </script>", 6);

        client.postJson("notes/save", note);

        assertThat(shown()).isEqualTo(note);
    }

    @Test
    void what_just_fits_one_request_and_what_takes_two_arrive() throws Exception {
        int frame = MAPPER.writeValueAsBytes(new Note("", 6)).length;
        for (int size : List.of(9000, 9001)) {
            Note note = new Note("x".repeat(size - frame), 6);

            assertThat(client.postJson("notes/save", note).body()).isEqualTo("saved");
            assertThat(shown()).isEqualTo(note);
        }
    }

    @Test
    void a_mebibyte_arrives_and_a_byte_more_is_refused() throws Exception {
        int frame = MAPPER.writeValueAsBytes(new Note("", 6)).length;
        Note note = new Note("x".repeat((1 << 20) - frame), 6);

        assertThat(client.postJson("notes/save", note).body()).isEqualTo("saved");
        assertThat(shown()).isEqualTo(note);
        HttpResponse<String> refused = client.postJson("notes/save", new Note(note.text() + "y", 6));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).isEqualTo("An upload must have at most 1048576 bytes.\n");
        assertThat(shown()).isEqualTo(note);
    }

    @Test
    void a_foreign_page_that_posts_with_the_users_cookie_changes_nothing() throws Exception {
        Map<String, String> json = JsonForms.of(new Note("foreign", 6), "AAAAAAAAAAAAAAAAAAAAAA").get(0);

        assertThat(client.post("notes/save", json).statusCode()).isEqualTo(403);
        assertThat(client.post("notes/save", Map.of("_json", json.get("_json"))).statusCode()).isEqualTo(403);
        assertThat(client.post("notes/plain", Map.of("text", "foreign")).statusCode()).isEqualTo(403);
        assertThat(client.get("notes/show/now?text=foreign&_json=" + json.get("_json")).statusCode()).isEqualTo(200);
        assertThat(shown()).isEqualTo(AT_FIRST);
    }

    @Test
    void a_guarded_form_is_taken_from_whoever_can_read_the_session() throws Exception {
        client.post("notes/plain", Map.of("text", "own", "_csrf", client.csrf("notes")));

        assertThat(shown()).isEqualTo(new Note("own", 0));
    }

    @Test
    void what_is_wrong_is_refused_with_the_reason() throws Exception {
        HttpResponse<String> refused = client.postJson("notes/save", Map.of("text", "x", "channel", "six"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("The JSON is wrong at line 1, column", "it must fit the type int");
        assertThat(client.send("POST", "notes/save").statusCode()).isEqualTo(400);
        assertThat(shown()).isEqualTo(AT_FIRST);
    }

    @Test
    void a_plugin_of_another_name_has_no_session() {
        assertThatThrownBy(() -> client.postJson("other/save", AT_FIRST))
                .isInstanceOf(IOException.class)
                .hasMessage("other/_session was answered 404; a plugin of that name answers it once it has a route for"
                        + " another method than GET");
    }

    private Note shown() throws Exception {
        HttpResponse<String> response = client.get("notes/show/now");
        return MAPPER.readValue(response.body(), Note.class);
    }
}
