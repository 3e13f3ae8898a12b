package io.github.kismetexternal.site;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Code in pages comes from sources that tests compile and run. */
class SamplesTest {
    /** What no source of ours can hold. */
    private static final Set<String> NO_SAMPLES = Set.of("", "text", "sh");

    @Test
    void a_sample_comes_from_a_source_or_a_reason_is_given() {
        List<Fence> typed = Sources.fences().stream()
                .filter(fence -> !NO_SAMPLES.contains(fence.language()) && !fence.remarks().containsKey("no-snippet"))
                .toList();
        assertThat(typed)
                .as("code that no test compiles: take it from a source by MACRO{snippet}, or call it text, or give a "
                        + "reason, <!-- no-snippet: … -->; README.md has the details")
                .isEmpty();
    }

    @Test
    void tells_what_does_not_come_from_a_source() {
        Listing.print("Samples that come from no source", Sources.fences(), "no-snippet");
    }

    @Test
    void a_remark_is_read_over_several_lines() {
        assertThat(Remarks.in("<!-- no-snippet: what a\n  browser sends -->\n"))
                .containsEntry("no-snippet", "what a browser sends");
        assertThat(Remarks.in("<!-- no-snippet: -->")).isEmpty();
    }
}
