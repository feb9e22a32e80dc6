package io.phonelog.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.stack.command.Urls;

import org.jspecify.annotations.Nullable;

/**
 * What came of it. The names are fixed: scripts read them.
 *
 * @param seconds each rounded to a tenth
 */
record DemoSummary(
        String jobId, String state, Rows rows, Seconds seconds, Webhook webhook, Urls urls) {
    record Rows(@Nullable Long total, long parsed, long stored, long rejected) {
        static Rows of(JsonNode rows) {
            return new Rows(
                    rows.hasNonNull("total") ? (Long) rows.get("total").asLong() : null,
                    rows.path("parsed").asLong(),
                    rows.path("stored").asLong(),
                    rows.path("rejected").asLong());
        }
    }

    /**
     * @param parse from the end of the upload until the rows could be queried
     */
    record Seconds(double start, double upload, double parse, double total) {}

    record Webhook(boolean delivered, boolean verified) {}

    static DemoSummary of(JsonNode job, Seconds seconds, Webhook webhook, Urls urls) {
        return new DemoSummary(
                job.path("id").asText(),
                job.path("state").asText(),
                Rows.of(job.path("rows")),
                seconds,
                webhook,
                urls);
    }

    /** Whether the file became events and the partner could trust what it heard. */
    boolean worked() {
        return state.equals("completed") && webhook.verified();
    }
}
