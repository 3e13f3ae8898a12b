package io.github.kismetexternal.http;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** The router finds what looking at one route after the other finds, but not by doing so. */
class RouterSearchTest {
    private static final List<String> METHODS = List.of("GET", "POST");
    private static final List<String> PATTERN_SEGMENTS = List.of("a", "b", "Aa", "BB", ":x", ":y", ":z");
    private static final List<String> PATH_SEGMENTS = List.of("a", "b", "Aa", "BB", "C#", "", ":x", "%2F");
    private static final int LONGEST = 4;

    /** One method makes for long lists of patterns, two for many refusals. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void the_same_routes_are_taken_and_found_as_one_after_the_other(int methods) {
        int found = 0;
        int refused = 0;
        int mostPatterns = 0;
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            Router router = new Router();
            OneByOneRouter plain = new OneByOneRouter();
            Route builtIn = route("GET", "/a/b");
            router.addBuiltIn(builtIn);
            plain.addBuiltIn(builtIn);
            boolean askedMeanwhile = random.nextBoolean();
            for (int i = 0; i < 150; i++) {
                refused += addToBoth(router, plain, randomRoute(random, methods)) ? 0 : 1;
                if (random.nextInt(20) == 0) {
                    removeFromBoth(router, plain, random);
                }
                if (askedMeanwhile) {
                    found += requireSame(router, plain, random);
                }
            }
            for (int i = 0; i < 200; i++) {
                found += requireSame(router, plain, random);
            }
            assertThat(router.routes()).containsExactlyInAnyOrderElementsOf(plain.all());
            mostPatterns = Math.max(mostPatterns, plain.all().size());
        }
        assertThat(found).isGreaterThan(5_000);
        assertThat(refused).isGreaterThan(1_000);
        assertThat(mostPatterns).as("more than are compared one by one").isGreaterThan(60);
    }

    @Test
    void finding_a_pattern_costs_the_same_whether_there_are_one_or_ten_thousand() {
        Router one = new Router();
        Router many = new Router();
        one.add(route("GET", "/demo/route9999/:key"));
        for (int i = 0; i < 10_000; i++) {
            many.add(route("GET", "/demo/route" + i + "/:key"));
        }

        long forOne = Long.MAX_VALUE;
        long forMany = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            forOne = Math.min(forOne, cpuTimeToFind(one, "/demo/route9999/7"));
            forMany = Math.min(forMany, cpuTimeToFind(many, "/demo/route9999/7"));
        }

        assertThat(forMany).as("one after the other takes a thousand times as long").isLessThan(10 * forOne);
    }

    /** What branches at each segment, into the literal and the open one, would take 2^60 steps. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_path_that_nearly_fits_all_patterns_is_compared_with_each_kind_once_at_most() {
        int length = 60;
        Router router = new Router();
        for (int first = 0; first < length; first++) {
            for (int second = first; second < length; second++) {
                StringBuilder path = new StringBuilder();
                for (int i = 0; i < length; i++) {
                    path.append(i == first || i == second ? "/:x" + i : "/a");
                }
                router.add(route("GET", path.append("/end").toString()));
            }
        }

        for (int i = 0; i < 100; i++) {
            assertThat(router.find("GET", "/a".repeat(length) + "/other")).isNull();
        }
        assertThat(find(router, "GET", "/a".repeat(length) + "/end")).endsWith("/end {x0=a}");
    }

    /** As many kinds as there can be of a length: all but one have two ways to go at each segment. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void the_first_of_all_kinds_of_patterns_is_found() {
        int length = 10;
        Router router = new Router();
        for (int kind = (1 << length) - 1; kind > 0; kind--) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < length; i++) {
                path.append((kind >> i & 1) == 1 ? "/:x" + i : "/a");
            }
            router.add(route("GET", path.append("/").append(kind).toString()));
        }

        for (int kind = 1; kind < 1 << length; kind++) {
            assertThat(find(router, "GET", "/a".repeat(length) + "/" + kind)).contains("/" + kind + " {");
        }
        assertThat(router.find("GET", "/a".repeat(length) + "/0")).isNull();
        assertThat(router.find("GET", "/b".repeat(length) + "/1")).isNull();
    }

    @Test
    @Timeout(60)
    void routes_are_found_while_others_are_added_and_taken_back() throws Exception {
        Router router = new Router();
        router.add(route("GET", "/demo/:key"));
        Route undone = route("GET", "/undone/:key/x");
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger lookups = new AtomicInteger();
        CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                assertThat(find(router, "GET", "/demo/7")).isEqualTo("GET /demo/:key {key=7}");
                lookups.incrementAndGet();
            }
        });

        int added = 0;
        while (added < 1000 || lookups.get() < 1000 && !looking.isDone()) {
            router.add(route("GET", "/demo/route" + added + "/:key"));
            assertThat(find(router, "GET", "/demo/route" + added + "/k"))
                    .isEqualTo("GET /demo/route" + added + "/:key {key=k}");
            if (added % 100 == 0) {
                router.add(undone);
                router.remove(undone);
            }
            added++;
        }
        stop.set(true);

        looking.get(50, SECONDS);
        assertThat(router.find("GET", "/undone/7/x")).isNull();
        assertThat(find(router, "GET", "/demo/route0/k")).isEqualTo("GET /demo/route0/:key {key=k}");
    }

    private static boolean addToBoth(Router router, OneByOneRouter plain, Route route) {
        String reason = plain.add(route);
        try {
            router.add(route);
            assertThat(reason).as("%s was taken", route).isNull();
        } catch (IllegalArgumentException e) {
            assertThat(reason).as("%s was refused: %s", route, e.getMessage()).isNotNull();
            assertThat(e).hasMessageStartingWith("route (" + route + ") " + reason);
        }
        return reason == null;
    }

    private static void removeFromBoth(Router router, OneByOneRouter plain, Random random) {
        List<Route> routes = new ArrayList<>(plain.all());
        Route removed = routes.get(random.nextInt(routes.size()));
        if (!removed.toString().equals("GET /a/b")) {
            plain.remove(removed);
            router.remove(removed);
        }
    }

    private static int requireSame(Router router, OneByOneRouter plain, Random random) {
        String method = random.nextInt(10) == 0 ? "HEAD" : METHODS.get(random.nextInt(2));
        String path = randomPath(random);
        String expected = plain.find(method, path);
        assertThat(find(router, method, path)).as("%s %s among %s", method, path, plain.all()).isEqualTo(expected);
        return expected.equals("none") ? 0 : 1;
    }

    private static Route randomRoute(Random random, int methods) {
        List<String> free = new ArrayList<>(PATTERN_SEGMENTS);
        StringBuilder path = new StringBuilder();
        for (int left = 1 + random.nextInt(LONGEST); left > 0; left--) {
            String segment = free.get(random.nextInt(free.size()));
            path.append('/').append(segment);
            if (segment.startsWith(":")) {
                free.remove(segment);
            }
        }
        String slash = random.nextInt(10) == 0 ? "/" : "";
        return route(METHODS.get(random.nextInt(methods)), path + slash);
    }

    private static String randomPath(Random random) {
        StringBuilder path = new StringBuilder();
        for (int left = 1 + random.nextInt(LONGEST + 1); left > 0; left--) {
            path.append('/').append(PATH_SEGMENTS.get(random.nextInt(PATH_SEGMENTS.size())));
        }
        return path.toString();
    }

    private static long cpuTimeToFind(Router router, String path) {
        int found = 0;
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < 5_000; i++) {
            found += router.find("GET", path) == null ? 0 : 1;
        }
        long time = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(found).isEqualTo(5_000);
        return time;
    }

    private static Route route(String method, String path) {
        return Route.to(method, path, request -> Response.text("x"));
    }

    private static String find(Router router, String method, String path) {
        Router.Match match = router.find(method, path);
        return match == null ? "none" : match.route() + " " + match.parameters();
    }
}
