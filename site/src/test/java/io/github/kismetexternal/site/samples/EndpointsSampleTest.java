package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@KismetPluginTest(main = EndpointsSample.class, ready = "endpoints/page.html")
class EndpointsSampleTest {
    @Test
    void answers_have_a_type_and_a_status(KismetClient client) throws Exception {
        assertThat(client.get("endpoints/page.html").headers().firstValue("Content-Type")).hasValue("text/html;"
                + " charset=utf-8");
        assertThat(client.get("endpoints/pixel.gif").headers().firstValue("Content-Type")).hasValue("image/gif");
        assertThat(client.get("endpoints/gone").statusCode()).isEqualTo(410);
        assertThat(client.get("endpoints/export.csv").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=notes.csv");
    }

    @Test
    void a_note_is_kept_found_and_removed(KismetClient client) throws Exception {
        assertThat(client.postJson("endpoints/note", Map.of("title", "roof", "tags", List.of("north"))).body())
                .isEqualTo("{\"notes\":1}");
        assertThat(client.get("endpoints/note/roof").body()).isEqualTo("{\"title\":\"roof\",\"tags\":[\"north\"]}");
        assertThat(client.get("endpoints/note/cellar").statusCode()).isEqualTo(404);
        assertThat(client.get("endpoints/search?q=oo").body()).isEqualTo("[\"roof\"]");
        assertThat(client.get("endpoints/notes.txt").body()).isEqualTo("roof");

        assertThat(client.send("DELETE", "endpoints/notes").statusCode()).isEqualTo(403);
        assertThat(client.send("DELETE", "endpoints/notes?_csrf=" + client.csrf("endpoints")).statusCode())
                .isEqualTo(204);
        assertThat(client.get("endpoints/state.json").body()).isEqualTo("{\"notes\":0}");
    }

    @Test
    void a_note_without_title_is_refused_with_a_reason(KismetClient client) throws Exception {
        var answer = client.postJson("endpoints/note", Map.of("title", " "));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("A note needs a title.\n");
    }

    @Test
    void an_answer_may_come_later(KismetClient client) throws Exception {
        assertThat(client.get("endpoints/later").body()).isEqualTo("That took a while.\n");
    }
}
