package io.phonelog.bench.queries;

import io.phonelog.bench.stack.Api;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People who ask all at once. Each reads an answer for a while before the next question. */
final class Users {
    private static final double NANOS_A_MS = 1e6;

    private final Api api;
    private final List<Question> questions;

    Users(Api api, List<Question> questions) {
        this.api = api;
        this.questions = questions;
    }

    /**
     * The times of each question, in milliseconds, the shortest first.
     *
     * @param pause how long an answer is read on average, from half of that to one and a half
     */
    Map<Question, List<Double>> ask(int users, Duration pause, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        List<Callable<Map<Question, List<Double>>>> people = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            long seed = user;
            people.add(() -> askUntil(end, pause, new Random(seed)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(users);
        try {
            Map<Question, List<Double>> all = new LinkedHashMap<>();
            for (Future<Map<Question, List<Double>>> person : threads.invokeAll(people)) {
                person.get()
                        .forEach(
                                (question, times) ->
                                        all.computeIfAbsent(question, q -> new ArrayList<>())
                                                .addAll(times));
            }
            all.values().forEach(Collections::sort);
            return all;
        } finally {
            threads.shutdown();
        }
    }

    private Map<Question, List<Double>> askUntil(long end, Duration pause, Random random)
            throws IOException, InterruptedException {
        Map<Question, List<Double>> times = new LinkedHashMap<>();
        while (System.nanoTime() < end) {
            Question question = questions.get(random.nextInt(questions.size()));
            String path = question.path().apply(random);
            long begun = System.nanoTime();
            api.read(path);
            times.computeIfAbsent(question, q -> new ArrayList<>())
                    .add((System.nanoTime() - begun) / NANOS_A_MS);
            Thread.sleep((long) (pause.toMillis() * (0.5 + random.nextDouble())));
        }
        return times;
    }

    /** The time that so large a share of the answers took at the most. */
    static double percentile(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
