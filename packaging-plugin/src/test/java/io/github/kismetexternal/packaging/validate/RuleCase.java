package io.github.kismetexternal.packaging.validate;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A change to a plugin that breaks a rule, or comes near to it and does not.
 *
 * @param rule the rule's id
 * @param place the file and line of the finding; null if there must be none
 */
record RuleCase(String rule, String what, @Nullable String place, Consumer<PluginFixture> change) {
    @Override
    public String toString() {
        return rule + (place == null ? " allows " : " forbids ") + what;
    }
}
