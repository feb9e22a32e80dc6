package io.phonelog.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.stack.command.Table;
import io.phonelog.stack.command.Terminal;

import java.util.Locale;
import java.util.Map;

/** Prints what a person wants to see of a job and its events. */
final class DemoReport {
    private final Terminal terminal;

    DemoReport(Terminal terminal) {
        this.terminal = terminal;
    }

    void job(JsonNode job, DemoSummary.Seconds seconds) {
        boolean completed = job.path("state").asText().equals("completed");
        String state = job.path("state").asText();
        terminal.print(
                heading("Job") + "  " + (completed ? terminal.good(state) : terminal.bad(state)));
        JsonNode rows = job.path("rows");
        field("file", job.path("filename").asText());
        field("id", job.path("id").asText());
        JsonNode layout = job.path("classification");
        if (layout.hasNonNull("layout")) {
            field("layout", layout.get("layout").asText() + percent(layout.path("confidence")));
        }
        field(
                "rows",
                "%s stored, %s rejected"
                        .formatted(
                                Figures.count(rows.path("stored").asLong()),
                                Figures.count(rows.path("rejected").asLong())));
        field(
                "time",
                "upload %.1f s, parse and store %.1f s"
                        .formatted(seconds.upload(), seconds.parse()));
        if (job.hasNonNull("error")) {
            JsonNode error = job.get("error");
            field("error", error.path("code").asText() + ": " + error.path("message").asText());
            field("remedy", error.path("remediation").asText());
        }
        terminal.print();
    }

    void events(JsonNode page) {
        terminal.print(heading("First events"));
        Table table = new Table("START", "TYPE", "DIRECTION", "CONTACT", "SECONDS");
        for (JsonNode event : page.path("items")) {
            table.row(
                    event.path("start").asText(),
                    event.path("type").asText(),
                    event.path("direction").asText(),
                    contact(event.path("contact")),
                    event.path("durationS").asText("-"));
        }
        table.print(terminal);
        terminal.print();
    }

    void dashboard(JsonNode metrics) {
        JsonNode totals = metrics.path("totals");
        terminal.print(heading("Dashboard"));
        field("events", Figures.count(totals.path("events").asLong()));
        field("talk time", Figures.duration(totals.path("durationS").asLong()));
        field("by type", shares(totals.path("byType")));
        field("direction", shares(totals.path("byDirection")));
        terminal.print();
    }

    void webhook(DemoSummary.Webhook webhook, String type) {
        String verdict =
                webhook.verified()
                        ? terminal.good("signature verified")
                        : webhook.delivered()
                                ? terminal.bad("delivered, but the signature does not fit")
                                : terminal.bad("not delivered");
        terminal.print(heading("Webhook") + "  " + type + "  " + verdict);
    }

    private String heading(String text) {
        return terminal.bold(text);
    }

    private void field(String name, String value) {
        terminal.print("  %-10s %s".formatted(name, value.replaceAll("\\p{Cntrl}", " ")));
    }

    private static String contact(JsonNode contact) {
        return contact.hasNonNull("e164")
                ? contact.get("e164").asText()
                : contact.path("raw").asText("-");
    }

    private static String percent(JsonNode confidence) {
        return confidence.isNumber()
                ? String.format(Locale.ROOT, " (%.0f %% sure)", 100 * confidence.asDouble())
                : "";
    }

    private static String shares(JsonNode figures) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> share : figures.properties()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(Figures.count(share.getValue().path("events").asLong()))
                    .append(' ')
                    .append(share.getKey());
        }
        return text.isEmpty() ? "-" : text.toString();
    }
}
