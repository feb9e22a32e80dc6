package io.phonelog.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.stack.command.Terminal;

import java.util.Locale;

/** A bar that grows under the reader's eyes; elsewhere a line whenever a new stage begins. */
final class ProgressLine {
    private static final int TEXT_COLUMNS = 52;
    private static final int LONGEST_BAR = 40;
    private static final int SHORTEST_BAR = 10;

    private final Terminal terminal;
    private String lastStage = "";

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    void uploaded(long sent, long total) {
        double percent = total == 0 ? 100 : 100.0 * sent / total;
        show("uploading", percent, Figures.bytes(sent) + " of " + Figures.bytes(total));
    }

    /**
     * @param job as in the events of its stream
     */
    void job(JsonNode job) {
        String stage = job.path("currentStage").asText(job.path("state").asText());
        JsonNode rows = job.path("rows");
        String figures =
                Figures.count(rows.path("stored").asLong())
                        + " rows stored"
                        + (rows.path("rejected").asLong() == 0
                                ? ""
                                : ", "
                                        + Figures.count(rows.path("rejected").asLong())
                                        + " rejected");
        show(stage, job.path("progressPercentage").asDouble(), figures);
    }

    private void show(String stage, double percent, String figures) {
        int length = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, terminal.width() - TEXT_COLUMNS));
        int filled = (int) Math.round(length * Math.min(100, percent) / 100);
        terminal.show(
                String.format(
                        Locale.ROOT,
                        "  %-10s [%s%s] %3.0f %%  %s",
                        stage,
                        "#".repeat(filled),
                        "-".repeat(length - filled),
                        percent,
                        figures));
        if (!terminal.isLive() && !stage.equals(lastStage)) {
            terminal.print("  " + stage);
        }
        lastStage = stage;
    }
}
