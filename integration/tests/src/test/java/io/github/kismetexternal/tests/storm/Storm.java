package io.github.kismetexternal.tests.storm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many browsers at once at the demo plugin's door, half of which leave at a bad moment. */
final class Storm {
    private static final int BROWSERS = 24;
    /** After so many wrong answers a browser gives up: from a dead plugin each takes a minute. */
    private static final int PATIENCE = 3;

    private final Site site;
    private final long seed;
    private final String csrf;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /**
     * What came of a storm.
     *
     * @param left how many left
     * @param whole how many got their whole answer, by kind
     * @param wrong what the others got, or why they got nothing
     */
    record Report(int left, Map<String, Integer> whole, List<String> wrong) {
        static Report sum(List<Report> reports) {
            Report sum = new Report(reports.stream().mapToInt(Report::left).sum(), new TreeMap<>(), new ArrayList<>());
            for (Report report : reports) {
                report.whole.forEach((kind, count) -> sum.whole.merge(kind, count, Integer::sum));
                sum.wrong.addAll(report.wrong);
            }
            return sum;
        }
    }

    Storm(Site site, long seed) throws IOException, InterruptedException {
        this.site = site;
        this.seed = seed;
        Visit session = Visit.get("session", "externaldemo/_session", response -> true);
        csrf = new ObjectMapper()
                .readTree(send(session).body())
                .path("csrf")
                .asText();
    }

    /** Sends so many requests and returns when the last one is over. */
    Report run(int requests) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(BROWSERS);
        try {
            List<Callable<Report>> tasks = new ArrayList<>();
            for (int i = 0; i < BROWSERS; i++) {
                Random random = new Random(seed + i);
                int share = requests / BROWSERS + (i < requests % BROWSERS ? 1 : 0);
                tasks.add(() -> browse(random, share));
            }
            List<Report> reports = new ArrayList<>();
            for (Future<Report> report : threads.invokeAll(tasks, 10, TimeUnit.MINUTES)) {
                reports.add(report.get());
            }
            return Report.sum(reports);
        } finally {
            threads.shutdownNow();
        }
    }

    private Report browse(Random random, int requests) throws InterruptedException {
        Visits visits = new Visits(random, csrf);
        Leaver leaver = new Leaver(site, random);
        Map<String, Integer> whole = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int left = 0;
        for (int i = 0; i < requests && wrong.size() < PATIENCE; i++) {
            Visit visit = visits.next();
            try {
                if (random.nextBoolean()) {
                    leaver.visit(visit);
                    left++;
                } else if (stay(visit, wrong)) {
                    whole.merge(visit.kind(), 1, Integer::sum);
                }
            } catch (IOException | RuntimeException e) {
                wrong.add(visit.kind() + ": " + e);
            }
        }
        return new Report(left, whole, wrong);
    }

    private boolean stay(Visit visit, List<String> wrong) throws IOException, InterruptedException {
        HttpResponse<String> response = send(visit);
        boolean right = visit.whole().test(response);
        if (!right) {
            wrong.add(visit.kind() + ": " + response.statusCode() + " with " + response.body().length()
                    + " characters: " + response.body().lines().findFirst().orElse(""));
        }
        return right;
    }

    private HttpResponse<String> send(Visit visit) throws IOException, InterruptedException {
        return browser.send(visit.request(site), HttpResponse.BodyHandlers.ofString());
    }
}
