package io.phonelog.bench.live;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.bench.Report;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.stack.drive.PrivateStack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/** Live updates to thousands of clients of one replica, and all of them coming back at once. */
public final class Sockets {
    private static final int FIRST_PORT = 19_380;
    private static final int REPLICA_PORT = FIRST_PORT + 20;
    private static final int HEAP_MEBIBYTES = 1_024;
    private static final int JOBS = 100;
    private static final int EVENTS_A_SECOND = 20;
    private static final double TARGET_MILLISECONDS = 50;
    private static final double TARGET_KIBIBYTES = 30;
    private static final double TARGET_READS = 0.01;

    private final Path root;
    private final int sockets;
    private final int streams;
    private final int seconds;

    /**
     * @param sockets how many WebSockets
     * @param streams how many streams of server-sent events
     * @param seconds how long events are said to each
     */
    public Sockets(Path root, int sockets, int streams, int seconds) {
        this.root = root;
        this.sockets = sockets;
        this.streams = streams;
        this.seconds = seconds;
    }

    public Report run() throws Exception {
        Report report = new Report("sockets");
        Path work = root.resolve("bench/target/sockets");
        Files.createDirectories(work);
        try (PrivateStack stack = PrivateStack.start(root, work.resolve("stack"), FIRST_PORT);
                Replica replica = Replica.start(root, stack, REPLICA_PORT, HEAP_MEBIBYTES);
                NotificationLog log = new NotificationLog(stack)) {
            String key = key(stack);
            awaitKey(replica, key);
            // Once small, so that what is measured is what it is in the long run.
            measure(stack, replica, log, key, "warm-up", 500, Live.WebSocket::new, new Report(""));
            measure(stack, replica, log, key, "WebSockets", sockets, Live.WebSocket::new, report);
            measure(stack, replica, log, key, "SSE", streams, Live.ServerSent::new, report);
        }
        return report;
    }

    private void measure(
            PrivateStack stack,
            Replica replica,
            NotificationLog log,
            String key,
            String name,
            int count,
            BiFunction<String, String, Live> live,
            Report report)
            throws Exception {
        Arrivals arrivals = new Arrivals((count / JOBS + 1) * EVENTS_A_SECOND * (seconds + 2));
        List<UUID> jobs = new ArrayList<>();
        try (JobFacts facts = new JobFacts(stack, arrivals);
                Crowd crowd =
                        new Crowd(
                                live.apply(replica.authority(), key),
                                new InetSocketAddress("127.0.0.1", replica.port()),
                                arrivals)) {
            long known = log.jobs();
            for (int i = 0; i < JOBS; i++) {
                jobs.add(Uuid7.next());
                facts.say(jobs.get(i), MessageType.JOB_CREATED);
            }
            log.awaitJobs(known + JOBS);
            long empty = replica.usedKibibytes();
            double open = timed(() -> crowd.join(count, i -> "job:" + jobs.get(i % JOBS)));
            long full = replica.usedKibibytes();
            System.err.printf("%s: %d open after %.1f s%n", name, count, open);

            report.figure(name, count);
            report.figure(name + ", opened a second", count / open);
            report.target(
                    name + ", KiB of heap each", (double) (full - empty) / count, TARGET_KIBIBYTES);
            awaitArrivals(arrivals, count);
            arrivals.forget();
            int said = say(facts, jobs);
            awaitArrivals(arrivals, (long) said * count / JOBS);
            report.figure(name + ", arrivals a second", (double) arrivals.count() / seconds);
            report.figure(
                    name + ", arrivals missing", (double) said * count / JOBS - arrivals.count());
            report.figure(name + ", ms to a client, p50", arrivals.milliseconds(0.5));
            report.target(
                    name + ", ms to a client, p99",
                    arrivals.milliseconds(0.99),
                    TARGET_MILLISECONDS);

            long readsBefore = log.reads();
            double storm = timed(crowd::storm);
            long readsOfAll = log.reads() - readsBefore;
            System.err.printf("%s: all back after %.1f s%n", name, storm);
            report.figure(name + ", s until all are back", storm);
            report.target(
                    name + ", reads of the log each, coming back",
                    (double) readsOfAll / count,
                    TARGET_READS);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static double timed(Step step) throws Exception {
        long begun = System.nanoTime();
        step.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Says events of the jobs in turn, at an even pace; answers how many. */
    private int say(JobFacts facts, List<UUID> jobs) throws Exception {
        int events = EVENTS_A_SECOND * seconds;
        long begun = System.nanoTime();
        for (int n = 0; n < events; n++) {
            long due = begun + n * TimeUnit.SECONDS.toNanos(1) / EVENTS_A_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
            facts.say(jobs.get(n % jobs.size()), MessageType.JOB_QUEUED);
        }
        return events;
    }

    /** What has not come after half a minute is missing. */
    private static void awaitArrivals(Arrivals arrivals, long count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (arrivals.count() < count && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** An API key: tokens would run out meanwhile. */
    private static String key(PrivateStack stack) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stack.api("/admin/api-keys")))
                        .header("Authorization", "Bearer " + stack.token("admin"))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"name\":\"bench\",\"permissions\":[\"streams:read\",\"jobs:read\"]}"))
                        .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException("API key: " + answer.statusCode() + " " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body()).path("key").asText();
    }

    /** Keys reach every replica within seconds. */
    private static void awaitKey(Replica replica, String key)
            throws IOException, InterruptedException {
        HttpRequest nothing =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://"
                                                + replica.authority()
                                                + "/api/v1/stream?streams=,"))
                        .header("X-API-Key", key)
                        .build();
        HttpClient http = HttpClient.newHttpClient();
        for (int attempt = 0; attempt < 100; attempt++) {
            if (http.send(nothing, BodyHandlers.discarding()).statusCode() == 400) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IOException("the replica does not know the API key");
    }
}
