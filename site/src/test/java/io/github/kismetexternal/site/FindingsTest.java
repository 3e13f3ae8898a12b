package io.github.kismetexternal.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsTest {
    @TempDir
    Path root;

    @Test
    void a_link_to_nothing_is_named_with_its_page() throws IOException {
        page("index.html", "<a href='guides/a.html'></a><a href='gone.html'></a>");
        page("guides/a.html", "<a href='../gone.html'></a><img src='../images/gone.png'>");
        assertThat(Findings.deadLinks(BuiltSite.of(root))).containsExactlyInAnyOrder(
                "the site has no file gone.html, to which these lead: guides/a.html, index.html",
                "the site has no file images/gone.png, to which these lead: guides/a.html");
    }

    @Test
    void a_link_out_of_the_site_leads_nowhere_even_where_a_file_is() throws IOException {
        root = Files.createDirectory(root.resolve("site"));
        Files.writeString(root.resolveSibling("README.md"), "");
        page("index.html", "<a href='../README.md'></a><a href='guides/'></a><a href='{a}'></a>");
        page("guides/a.html", "");
        assertThat(Findings.deadLinks(BuiltSite.of(root))).containsExactlyInAnyOrder(
                "the site has no file ../README.md, to which these lead: index.html",
                "the site has no file guides/, to which these lead: index.html",
                "no address is {a}, to which these lead: index.html");
    }

    @Test
    void an_anchor_that_is_missing_is_named_with_its_page() throws IOException {
        page("index.html", "<h2 id='a b'></h2><a id='up'></a><a href='#a%20b'></a><a href='#'></a><a href='#b'></a>");
        page("guides/a.html", "<a href='../index.html#up'></a><a href='../index.html#down'></a><a href=''></a>");
        assertThat(Findings.deadLinks(BuiltSite.of(root))).containsExactlyInAnyOrder(
                "index.html has no anchor b, to which these lead: index.html",
                "index.html has no anchor down, to which these lead: guides/a.html");
    }

    @Test
    void links_may_lead_elsewhere_but_nothing_is_loaded_from_there() throws IOException {
        page("index.html", "<a href='https://example.org/'></a><img src='//example.org/a.png'>"
                + "<p style='background: url(https://example.org/b.png)'></p><img src='data:image/png;base64,'>");
        Files.writeString(root.resolve("a.css"), "@import 'http://example.org/c.css'; p { src: url(d.woff) }");
        assertThat(Findings.loadedFromElsewhere(BuiltSite.of(root))).containsExactlyInAnyOrder(
                "index.html: //example.org/a.png", "index.html: https://example.org/b.png",
                "a.css: http://example.org/c.css");
        assertThat(Findings.deadLinks(BuiltSite.of(root))).isEmpty();
    }

    @Test
    void a_page_to_which_nothing_leads_is_named() throws IOException {
        page("index.html", "<a href='guides/a.html#x'></a>");
        page("guides/a.html", "<a id='x' href='b.html'></a>");
        page("guides/b.html", "");
        page("guides/c.html", "<a href='b.html'></a>");
        page("apidocs/d.html", "");
        assertThat(Findings.outOfReach(BuiltSite.of(root))).containsExactly("guides/c.html");
    }

    @Test
    void a_sample_that_was_not_found_is_named() throws IOException {
        page("index.html", "<pre>int a;</pre><p>One</p><pre>Error during retrieving content skip</pre>"
                + "<p>Two</p><pre> </pre>");
        page("a.html", "<p>MACRO{snippet|id=a}</p><pre>// END SNIPPET: b\nint b;</pre>");
        assertThat(Findings.emptySamples(BuiltSite.of(root))).containsExactly(
                "a.html: a mark of a sample is to be seen", "a.html: a MACRO that is not alone in its comment",
                "index.html: the sample after: One", "index.html: the sample after: Two");
    }

    private void page(String path, String body) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<!DOCTYPE html><title>A page</title><body>" + body + "</body>");
    }
}
