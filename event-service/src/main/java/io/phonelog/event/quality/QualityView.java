package io.phonelog.event.quality;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How good records are.
 *
 * @param files the newest first
 */
public record QualityView(List<OfSource> sources, List<OfFile> files) {

    /**
     * Of all files of one source.
     *
     * @param source null: the uploads named none
     * @param duplicates how many of the events repeat others, also of other sources
     * @param timeliness days from the newest event of a file to its upload, in the median
     */
    public record OfSource(
            @Nullable String source,
            long files,
            long events,
            long duplicates,
            double score,
            List<Dimension> dimensions,
            @Nullable Double timeliness) {}

    /**
     * Of one job's reading of a file.
     *
     * @param duplicates how many of the events repeat others, of this file or of those before
     * @param lastEvent absent when no event has a time
     * @param timeliness days from the newest event to the upload
     */
    public record OfFile(
            UUID jobId,
            UUID uploadId,
            @Nullable String source,
            long events,
            long duplicates,
            Instant uploadedAt,
            @Nullable Instant lastEvent,
            double score,
            List<Dimension> dimensions,
            @Nullable Double timeliness) {}

    /**
     * One side of quality.
     *
     * @param name completeness, validity or consistency
     * @param score 0 to 1: the mean share of its checks
     * @param reasons what keeps it from 1, the worst first
     */
    public record Dimension(String name, double score, List<String> reasons) {}
}
