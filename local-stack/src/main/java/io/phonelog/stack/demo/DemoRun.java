package io.phonelog.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.stack.command.Terminal;
import io.phonelog.stack.command.Urls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The main job on a running stack: upload, follow, look, and have a partner hear of it. */
final class DemoRun {
    private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(30);
    private static final String COMPLETED = "completed";
    private static final String EVENT = "job.completed";
    private static final int SHOWN_EVENTS = 6;

    private final ApiClient api;
    private final Terminal terminal;
    private final DemoReport report;
    private final Urls urls;
    private final double startSeconds;

    /**
     * @param startSeconds how long the stack took to start; part of the summary
     */
    DemoRun(ApiClient api, Terminal terminal, Urls urls, double startSeconds) {
        this.api = api;
        this.terminal = terminal;
        this.report = new DemoReport(terminal);
        this.urls = urls;
        this.startSeconds = startSeconds;
    }

    DemoSummary of(Path file) throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver();
                Subscription subscription = Subscription.create(api, receiver.url(), EVENT)) {
            return follow(file, receiver, subscription.secret());
        }
    }

    private DemoSummary follow(Path file, WebhookReceiver receiver, String secret)
            throws IOException {
        ProgressLine progress = new ProgressLine(terminal);
        long size = Files.size(file);
        long began = System.nanoTime();
        JsonNode accepted = new FileUpload(api).send(file, sent -> progress.uploaded(sent, size));
        long uploaded = System.nanoTime();
        String jobId = accepted.path("job").path("id").asText();
        new ProgressFeed(api, jobId, progress::job).follow();
        DemoSummary.Seconds seconds = seconds(began, uploaded, System.nanoTime());
        terminal.clear();
        terminal.print();
        JsonNode job = api.get("/parser/jobs/" + jobId);
        report.job(job, seconds);
        DemoSummary.Webhook webhook = new DemoSummary.Webhook(false, false);
        if (job.path("state").asText().equals(COMPLETED)) {
            showEvents(jobId);
            webhook = delivery(receiver, secret, jobId);
            report.webhook(webhook, EVENT);
        }
        return DemoSummary.of(job, seconds, webhook, urls);
    }

    private DemoSummary.Seconds seconds(long began, long uploaded, long done) {
        double upload = (uploaded - began) / 1e9;
        double parse = (done - uploaded) / 1e9;
        return new DemoSummary.Seconds(
                Figures.rounded(startSeconds),
                Figures.rounded(upload),
                Figures.rounded(parse),
                Figures.rounded(startSeconds + upload + parse));
    }

    private void showEvents(String jobId) throws IOException {
        JsonNode events = api.get("/events?limit=" + SHOWN_EVENTS + "&sort=start&jobId=" + jobId);
        report.events(events);
        String from = events.path("items").path(0).path("start").asText();
        report.dashboard(api.get("/dashboard/metrics?bucket=month&from=" + from));
    }

    /** A delivery about another job may come first; ours names our job. */
    private static DemoSummary.Webhook delivery(
            WebhookReceiver receiver, String secret, String jobId) {
        long deadline = System.nanoTime() + WEBHOOK_PATIENCE.toNanos();
        while (true) {
            Optional<WebhookReceiver.Delivery> delivery =
                    receiver.await(Duration.ofNanos(deadline - System.nanoTime()));
            if (delivery.isEmpty()) {
                return new DemoSummary.Webhook(false, false);
            }
            if (new String(delivery.get().body(), StandardCharsets.UTF_8).contains(jobId)) {
                return new DemoSummary.Webhook(true, delivery.get().verified(secret));
            }
        }
    }
}
