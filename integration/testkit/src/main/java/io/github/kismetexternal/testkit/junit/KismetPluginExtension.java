package io.github.kismetexternal.testkit.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a class annotated with {@link KismetPluginTest} once for each profile. */
final class KismetPluginExtension implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestClass(), KismetPluginTest.class);
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        KismetPluginTest test = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), KismetPluginTest.class)
                .orElseThrow();
        PluginUnderTest plugin = PluginUnderTest.of(test);
        return Profile.of(test).map(profile -> new Invocation(profile, plugin));
    }

    private record Invocation(Profile profile, PluginUnderTest plugin) implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return profile.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new RunningPlugin(profile, plugin));
        }
    }
}
