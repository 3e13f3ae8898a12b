package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs the tests of a class against a plugin under a stand-in for Kismet.
 *
 * <pre>{@code
 * @KismetPluginTest(main = MyPlugin.class)
 * class MyPluginTest {
 *     @Test
 *     void says_hello(KismetClient client) throws Exception {
 *         assertThat(client.get("myplugin/hello.html").body()).contains("Hello");
 *     }
 * }
 * }</pre>
 *
 * <p>The plugin is started once for each release, in a process of its own, and the tests begin when it has registered
 * something. A constructor, a test or a {@code @BeforeEach} or {@code @AfterEach} method may ask for the
 * {@link io.github.kismetexternal.testkit.KismetSimulator}, its
 * {@link io.github.kismetexternal.testkit.SimulatedPlugin}, a signed-in
 * {@link io.github.kismetexternal.testkit.KismetClient}, the {@link SimulatedRelease} and the
 * {@link io.github.kismetexternal.wire.Generation}; a {@code @BeforeAll} method may not, as JUnit runs it before it
 * turns to a release.
 *
 * <p>A test during which the plugin does something that would end it in a real Kismet fails with the rule that was
 * broken, unless it takes the {@linkplain io.github.kismetexternal.testkit.KismetSimulator#takeFatalities fatalities}
 * itself. So does a test during which the plugin ends, unless the test ended it, by
 * {@link io.github.kismetexternal.testkit.SimulatedPlugin#closePipe closePipe}, {@code suspend} or with the whole
 * Kismet, or announced it by {@link io.github.kismetexternal.testkit.SimulatedPlugin#expectEnd expectEnd}. In either
 * case the next test gets a new plugin. What happens when no test runs fails the class under that release.
 *
 * <p>When a test fails, what passed the pipes and what the plugin printed during it is printed, and the recording is
 * kept in {@code target/kismet-testkit} of the directory that the tests run in, or in the directory for temporary files
 * if that has no {@code target}.
 *
 * <p>The tests of a class run one after the other, and not beside those of other such classes, also where JUnit runs
 * tests in parallel.
 *
 * <p>With {@link #inProcess} or the system property {@code kismet.debug=true}, client and start wait for a day rather
 * than for 20 and 30 s. Two deadlines are not the test kit's: a handler's, which is the plugin's own
 * ({@code KismetPlugin.limits}, 20 s unless set), and that of JUnit's {@code @Timeout}, for which there is the
 * configuration parameter {@code junit.jupiter.execution.timeout.mode=disabled_on_debug}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(KismetPluginExtension.class)
public @interface KismetPluginTest {
    /**
     * The plugin's main class, which is run from the class path of the tests. Either this or {@link #bundle} must be
     * given.
     *
     * @return the class; {@code Void} if there is none
     */
    Class<?> main() default Void.class;

    /**
     * The plugin's bundle, which is run through its launcher: a directory with {@code manifest.conf}, absolute or
     * relative to the directory that the tests run in; <code>${name}</code> stands for a system property.
     *
     * @return the directory; empty if there is none
     */
    String bundle() default "";

    /**
     * The releases to run under, each in the newest generation it takes; 2025-09 if there are none.
     *
     * @return the releases
     */
    SimulatedRelease[] release() default {};

    /**
     * Whether to run under every release that can be imitated, in every generation it takes; {@link #release} not.
     *
     * @return true for every release
     */
    boolean everyRelease() default false;

    /**
     * Whether to run the plugin in the JVM of the tests, where a debugger sees it; Linux only, and only for
     * {@link #main}. The system property {@code kismet.debug=true} does the same for all tests with {@link #main}.
     *
     * @return true for the JVM of the tests
     */
    boolean inProcess() default false;

    /**
     * A page that the plugin serves when it is ready, such as {@code myplugin/hello.html}: it is asked for until it is
     * not answered 404. Without it, a plugin is ready when it has registered something and is quiet for a quarter of a
     * second, which one that registers in several steps may be too early.
     *
     * @return the path, relative to the web server's root; empty if there is none
     */
    String ready() default "";

    /**
     * Variables for the plugin's environment, each as {@code NAME=value}; has no effect in process.
     *
     * @return the variables
     */
    String[] environment() default {};
}
