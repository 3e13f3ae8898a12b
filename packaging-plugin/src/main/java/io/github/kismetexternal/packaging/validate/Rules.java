package io.github.kismetexternal.packaging.validate;

import java.util.List;
import java.util.stream.Stream;

/** Lists the rules. */
public final class Rules {
    private static final List<Rule> ALL = Stream.of(
                    ArchiveRules.rules(),
                    LinkRules.rules(),
                    ManifestKeyRules.rules(),
                    ManifestLineRules.rules(),
                    HelperRules.rules(),
                    ModuleNameRules.rules(),
                    ScriptRules.rules(),
                    NewUiRules.rules(),
                    ImportRules.rules(),
                    ServedFileRules.rules(),
                    PageRules.rules(),
                    BytecodeRules.rules(),
                    SilenceRules.rules())
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** {@return all rules, in the order in which people read about them} */
    public static List<Rule> all() {
        return ALL;
    }
}
