package io.phonelog.bench.queries;

import io.phonelog.bench.Report;
import io.phonelog.bench.stack.Api;
import io.phonelog.bench.stack.EventTable;
import io.phonelog.stack.drive.PrivateStack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long answers take for 20 people at once, through the gateway: over a tenth of the events, and
 * over all of them while more are being loaded. People pause for a second between their questions;
 * what it is like when they never do is told too.
 */
public final class Queries {
    private static final int FIRST_PORT = 19_280;
    private static final int PARTS = 10;
    private static final int USERS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final Path root;
    private final Path work;
    private final long rows;
    private final Duration duration;

    /**
     * @param rows how many events in the end
     * @param duration of each measurement
     */
    public Queries(Path root, long rows, Duration duration) {
        this.root = root;
        this.work = root.resolve("bench/target/queries");
        this.rows = rows;
        this.duration = duration;
    }

    public Report run() throws Exception {
        Files.createDirectories(work);
        Report report = new Report("queries");
        try (PrivateStack stack = PrivateStack.start(root, work.resolve("stack"), FIRST_PORT);
                EventTable table = new EventTable(stack)) {
            Api api = new Api(stack);
            Users users = new Users(api, Question.all());
            load(api, table, 0);
            users.ask(USERS, Duration.ZERO, WARM_UP);
            Map<Question, List<Double>> few = users.ask(USERS, PAUSE, duration);
            for (int part = 1; part < PARTS; part++) {
                load(api, table, part);
            }
            Answers many = whileLoading(api, users, PAUSE);
            Answers hurried = whileLoading(api, users, Duration.ZERO);
            report.figure("events", rows);
            report.figure("rows loaded a second meanwhile", rate(many.loaded()));
            report.figure("answers a second to 20 who never pause", rate(hurried.count()));
            report.figure("rows loaded a second beside them", rate(hurried.loaded()));
            few.forEach((question, before) -> tell(report, question, before, many.of(question)));
            hurried.times()
                    .forEach(
                            (question, times) ->
                                    report.figure(
                                            question.name() + ", ms p95 without a pause",
                                            Users.percentile(times, 0.95)));
        }
        return report;
    }

    /**
     * @param times in milliseconds, the shortest first
     * @param loaded rows that came meanwhile
     */
    private record Answers(Map<Question, List<Double>> times, long loaded) {
        List<Double> of(Question question) {
            return times.getOrDefault(question, List.of());
        }

        long count() {
            return times.values().stream().mapToLong(List::size).sum();
        }
    }

    /** More and more is loaded until everything is asked. */
    private Answers whileLoading(Api api, Users users, Duration pause) throws Exception {
        AtomicBoolean asking = new AtomicBoolean(true);
        Path file = work.resolve("more.csv");
        ExecutorService loader = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> loading =
                    loader.submit(
                            () -> {
                                int seed = PARTS;
                                while (asking.get()) {
                                    YearsFile.write(file, rows / PARTS, seed++);
                                    api.awaitCompleted(api.upload(file));
                                }
                                return seed;
                            });
            long before = api.events();
            Map<Question, List<Double>> times = users.ask(USERS, pause, duration);
            long loaded = api.events() - before;
            asking.set(false);
            loading.get();
            return new Answers(times, loaded);
        } finally {
            loader.shutdown();
            Files.deleteIfExists(file);
        }
    }

    private void load(Api api, EventTable table, int part) throws Exception {
        Path file = work.resolve("calls.csv");
        YearsFile.write(file, rows / PARTS, part);
        UUID job = api.upload(file);
        api.awaitCompleted(job);
        table.awaitCompared(job);
        Files.delete(file);
    }

    private double rate(long count) {
        return count / (double) duration.toSeconds();
    }

    private static void tell(
            Report report, Question question, List<Double> few, List<Double> many) {
        String name = question.name() + ", ms";
        report.figure(name + " p50", Users.percentile(many, 0.5));
        if (question.limit() > 0) {
            report.target(name + " p95", Users.percentile(many, 0.95), question.limit());
        } else {
            report.figure(name + " p95", Users.percentile(many, 0.95));
        }
        report.figure(name + " p99", Users.percentile(many, 0.99));
        report.figure(
                name + " p95, times that of a tenth",
                Users.percentile(many, 0.95) / Users.percentile(few, 0.95));
    }
}
