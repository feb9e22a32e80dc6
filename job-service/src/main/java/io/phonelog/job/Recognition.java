package io.phonelog.job;

import io.phonelog.contracts.parse.ParseReport.Classification;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a worker made of the file's layout: what it is read with, or only a guess. */
@Embeddable
public class Recognition {
    static final Recognition NONE = new Recognition();

    @Column(name = "template_id")
    private @Nullable UUID templateId;

    @Column(name = "template_version")
    private @Nullable Integer templateVersion;

    private @Nullable String layout;

    @Convert(converter = JsonColumns.OfClassification.class)
    private @Nullable Classification classification;

    @Convert(converter = JsonColumns.OfMapping.class)
    private @Nullable List<ColumnGuess> mapping;

    @Column(name = "recognised_at")
    private @Nullable Instant at;

    static Recognition guess(Classification what, List<ColumnGuess> columns) {
        Recognition guess = new Recognition();
        guess.layout = what.layout();
        guess.classification = what;
        guess.mapping = List.copyOf(columns);
        return guess;
    }

    static Recognition of(
            Classification what,
            List<ColumnGuess> columns,
            UUID templateId,
            int templateVersion,
            Instant at) {
        Recognition sure = guess(what, columns);
        sure.templateId = templateId;
        sure.templateVersion = templateVersion;
        sure.at = at;
        return sure;
    }

    public @Nullable UUID templateId() {
        return templateId;
    }

    public @Nullable Integer templateVersion() {
        return templateVersion;
    }

    public @Nullable Classification classification() {
        return classification;
    }

    public List<ColumnGuess> mapping() {
        return mapping == null ? List.of() : mapping;
    }

    /** When the layout was known; null while it is not. */
    public @Nullable Instant at() {
        return at;
    }
}
