package io.phonelog.event.export;

/** What events can be taken out as. */
enum ExportFormat {
    CSV("text/csv; charset=utf-8; header=present"),
    NDJSON("application/x-ndjson"),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String fileName() {
        return "events." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
