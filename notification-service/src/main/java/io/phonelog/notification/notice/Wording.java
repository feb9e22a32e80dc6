package io.phonelog.notification.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Locale;

/** Puts events into words for people. */
@ApplicationScoped
public class Wording {
    private static final int LONGEST = 300;

    private final ObjectMapper json;

    public Wording(ObjectMapper json) {
        this.json = json;
    }

    /** What a person reads: a title in a few words, and a sentence or two. */
    public record Words(String title, String text) {}

    /** Of an event's data, as it stands in the log. */
    public Words of(String type, String data) {
        JsonNode event = read(data);
        String file = event.path("filename").asText("The file");
        return switch (type) {
            case "job.completed" -> new Words("File parsed", completed(file, event.path("rows")));
            case "job.failed" ->
                    words("Job failed", file + ": " + event.at("/error/message").asText());
            case "job.cancelled" -> words("Job cancelled", file + " is not parsed any further.");
            case "job.needs_mapping" ->
                    words(
                            "Your help is needed",
                            file + " has columns that nobody has explained yet.");
            case "upload.rejected" ->
                    words("Upload rejected", file + ": " + event.path("reason").asText());
            case "system.alert" ->
                    words(
                            event.hasNonNull("endedAt") ? "Over" : "Attention",
                            event.path("summary").asText());
            default -> words(type, file);
        };
    }

    private static String completed(String file, JsonNode rows) {
        long stored = rows.path("stored").asLong();
        long rejected = rows.path("rejected").asLong();
        return shortened(
                rejected == 0
                        ? String.format(Locale.ROOT, "%s: %,d rows.", file, stored)
                        : String.format(
                                Locale.ROOT,
                                "%s: %,d rows, %,d rejected.",
                                file,
                                stored,
                                rejected));
    }

    private static Words words(String title, String text) {
        return new Words(title, shortened(text));
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        // Half a character is none, and no JSON in UTF-8 can hold it.
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    private JsonNode read(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds readable JSON", e);
        }
    }
}
