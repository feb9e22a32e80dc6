package io.phonelog.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.stack.process.StackFailure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Follows a job by Server-Sent Events until nothing more happens to it. */
final class ProgressFeed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDED =
            Set.of("completed", "failed", "cancelled", "needs_mapping");
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;

    private final ApiClient api;
    private final String jobId;
    private final Consumer<JsonNode> changed;
    private String lastEventId = "";

    ProgressFeed(ApiClient api, String jobId, Consumer<JsonNode> changed) {
        this.api = api;
        this.jobId = jobId;
        this.changed = changed;
    }

    static boolean ended(JsonNode job) {
        return ENDED.contains(job.path("state").asText());
    }

    /** Returns when the job has ended. A stream that breaks is taken up where it broke. */
    void follow() throws IOException {
        long lastNews = System.nanoTime();
        while (System.nanoTime() - lastNews < PATIENCE.toNanos()) {
            HttpResponse<InputStream> response = open();
            try (InputStream body = response.body()) {
                if (response.statusCode() == OK) {
                    if (jobEnded() || endsIn(body)) {
                        return;
                    }
                    lastNews = System.nanoTime();
                }
            }
            LockSupport.parkNanos(RETRY.toNanos());
        }
        throw new StackFailure(
                "Nothing was heard of job %s for %d min. ./phonelog status shows what is down."
                        .formatted(jobId, PATIENCE.toMinutes()));
    }

    private HttpResponse<InputStream> open() throws IOException {
        HttpRequest.Builder request =
                api.request("/parser/progress/" + jobId).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return api.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** What happened before the stream was open is asked for. */
    private boolean jobEnded() throws IOException {
        JsonNode job = api.get("/parser/jobs/" + jobId);
        changed.accept(job);
        return ended(job);
    }

    private boolean endsIn(InputStream body) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    lastEventId = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    JsonNode job = JSON.readTree(line.substring(5));
                    changed.accept(job);
                    if (ended(job)) {
                        return true;
                    }
                }
            }
        } catch (IOException e) {
            return false; // the connection broke; follow() takes it up again
        }
        return false;
    }
}
