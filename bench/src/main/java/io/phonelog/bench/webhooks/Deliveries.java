package io.phonelog.bench.webhooks;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.bench.Report;
import io.phonelog.bench.webhooks.JobNews.Said;
import io.phonelog.contracts.Uuid7;
import io.phonelog.stack.drive.PrivateStack;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Webhooks at a steady rate, from Kafka to the first attempt: all endpoints well, and then one in
 * ten hanging. Every event has to arrive, those of the endpoints that hung too.
 */
public final class Deliveries {
    private static final int FIRST_PORT = 19_230;
    private static final int ENDPOINTS = 50;
    private static final int PER_SECOND = 500;
    private static final int ONE_IN = 10;
    private static final long HANG_MILLIS = 30_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(15);
    private static final double MOST_MILLIS = 500;
    private static final double MOST_STATEMENTS = 6;
    private static final double MOST_GROWTH = 1.1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final int seconds;
    private final HttpClient http = HttpClient.newHttpClient();

    public Deliveries(Path root, int seconds) {
        this.root = root;
        this.seconds = seconds;
    }

    public Report run() throws Exception {
        Report report = new Report("webhooks");
        Path home = root.resolve("bench/target/webhooks/stack");
        try (PrivateStack stack = PrivateStack.start(root, home, FIRST_PORT);
                Endpoints endpoints = new Endpoints(HANG_MILLIS);
                Statements statements = new Statements(stack, "notification");
                JobNews news = new JobNews(stack.port("kafka"), org(stack))) {
            List<UUID> jobs = register(stack, endpoints);
            Map<String, Said> all = new HashMap<>(news.say(jobs, PER_SECOND, PER_SECOND * 5));
            awaitAll(endpoints, all);

            statements.reset();
            Map<String, Said> well = news.say(jobs, PER_SECOND, PER_SECOND * seconds);
            all.putAll(well);
            awaitAll(endpoints, all);
            report.target(
                    "SQL statements an event",
                    (double) statements.count() / well.size(),
                    MOST_STATEMENTS);
            double before = latencies(report, "all well", endpoints, well);

            List<UUID> ill = new ArrayList<>();
            for (int n = 0; n < ENDPOINTS; n += ONE_IN) {
                ill.add(jobs.get(n));
                endpoints.hang(jobs.get(n).toString());
            }
            Map<String, Said> later = news.say(jobs, PER_SECOND, PER_SECOND * seconds);
            all.putAll(later);
            Map<String, Said> healthy = new HashMap<>(later);
            healthy.values().removeIf(said -> ill.contains(said.job()));
            awaitAll(endpoints, healthy);
            double after = latencies(report, "the healthy ones", endpoints, healthy);
            report.target("p99 with one in ten hanging, times", after / before, MOST_GROWTH);

            endpoints.recover();
            awaitAll(endpoints, all);
            report.figure("events", all.size());
            report.target("events that never arrived", missing(endpoints, all), 0);
        }
        return report;
    }

    private static double latencies(
            Report report, String name, Endpoints endpoints, Map<String, Said> said) {
        Map<String, Long> first = endpoints.first();
        double[] millis =
                said.entrySet().stream()
                        .filter(event -> first.containsKey(event.getKey()))
                        .mapToDouble(event -> millis(event.getValue(), first.get(event.getKey())))
                        .sorted()
                        .toArray();
        double p99 = millis[(int) (millis.length * 0.99)];
        report.figure(name + ", p50 ms to the first attempt", millis[millis.length / 2]);
        report.target(name + ", p99 ms to the first attempt", p99, MOST_MILLIS);
        return p99;
    }

    private static double millis(Said said, @Nullable Long arrived) {
        return (Objects.requireNonNull(arrived) - said.at()) / 1e6;
    }

    private static void awaitAll(Endpoints endpoints, Map<String, Said> said) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (missing(endpoints, said) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static long missing(Endpoints endpoints, Map<String, Said> said) {
        return said.keySet().stream().filter(id -> !endpoints.first().containsKey(id)).count();
    }

    /** An endpoint for each job. */
    private List<UUID> register(PrivateStack stack, Endpoints endpoints)
            throws IOException, InterruptedException {
        List<UUID> jobs = new ArrayList<>();
        for (int n = 0; n < ENDPOINTS; n++) {
            UUID job = Uuid7.next();
            String body =
                    JSON.writeValueAsString(
                            Map.of("url", endpoints.url(job.toString()), "jobId", job.toString()));
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(stack.api("/webhooks")))
                            .header("Authorization", "Bearer " + stack.token("manager"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IOException("webhook: " + answer.statusCode() + " " + answer.body());
            }
            jobs.add(job);
        }
        return jobs;
    }

    /** The tenant of the demo users, as their tokens tell it. */
    private static UUID org(PrivateStack stack) throws IOException {
        String claims = stack.token("manager").split("\\.")[1];
        byte[] json = Base64.getUrlDecoder().decode(claims.getBytes(StandardCharsets.US_ASCII));
        return UUID.fromString(JSON.readTree(json).path("org_id").asText());
    }
}
