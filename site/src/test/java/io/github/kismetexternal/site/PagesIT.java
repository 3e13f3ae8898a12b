package io.github.kismetexternal.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The built site, as files. */
class PagesIT {
    private static final Path RESOURCES = Path.of("src/site/resources");

    private static BuiltSite site;

    @BeforeAll
    static void read_the_pages() {
        site = BuiltSite.read();
        assertThat(site.written()).contains("index.html", "reference/goals.html", "reference/rules.html");
    }

    @Test
    void every_link_anchor_and_picture_is_there() {
        assertThat(Findings.deadLinks(site)).isEmpty();
    }

    @Test
    void nothing_is_loaded_from_elsewhere() {
        assertThat(Findings.loadedFromElsewhere(site)).isEmpty();
    }

    @Test
    void every_page_can_be_reached_from_the_first() {
        assertThat(Findings.outOfReach(site))
                .as("pages to which nothing leads; the menu is src/site/site.xml")
                .isEmpty();
    }

    @Test
    void every_sample_was_found() {
        assertThat(Findings.emptySamples(site)).as("MACRO{snippet} without such an id or file").isEmpty();
    }

    @Test
    void every_picture_has_a_text() {
        assertThat(site.written()).allSatisfy(page ->
                assertThat(site.pages().get(page).select("img:not([alt]), img[alt='']").eachAttr("src")).isEmpty());
    }

    @Test
    void styles_and_scripts_are_ours_and_not_the_skins() {
        Document first = site.pages().get("index.html");
        List<String> files = new ArrayList<>(first.select("link[rel=stylesheet]").eachAttr("href"));
        files.addAll(first.select("script").eachAttr("src"));
        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(RESOURCES.resolve(file)).isRegularFile());
    }

    @Test
    void every_goal_is_described() {
        assertThat(site.pages().get("reference/goals.html").select("h2").eachText())
                .contains("kismet:bundle", "kismet:validate", "kismet:install", "kismet:run");
        assertThat(site.pages().get("reference/goals.html").text()).contains("kismet.mainClass");
    }
}
