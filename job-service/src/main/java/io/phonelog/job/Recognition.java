package io.phonelog.job;

import io.phonelog.contracts.parse.ParseReport.Classification;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.parse.ParseReport.LayoutRecognised;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a worker made of the file's layout: what it is read with, or only a guess. */
@Embeddable
public class Recognition {
    static final Recognition NONE = new Recognition();

    @Column(name = "template_id")
    private @Nullable UUID templateId;

    @Column(name = "template_version")
    private @Nullable Integer templateVersion;

    @Column(name = "parser_version")
    private @Nullable String parserVersion;

    private @Nullable String layout;

    @Convert(converter = JsonColumns.OfClassification.class)
    private @Nullable Classification classification;

    @Convert(converter = JsonColumns.OfMapping.class)
    private @Nullable List<ColumnGuess> mapping;

    @Column(name = "recognised_at")
    private @Nullable Instant at;

    public static Recognition guess(Classification what, List<ColumnGuess> columns) {
        Recognition guess = new Recognition();
        guess.layout = what.layout();
        guess.classification = what;
        guess.mapping = List.copyOf(columns);
        return guess;
    }

    static Recognition of(LayoutRecognised known, Instant at) {
        Recognition sure = guess(known.classification(), known.mapping());
        sure.templateId = known.templateId();
        sure.templateVersion = known.templateVersion();
        sure.parserVersion = known.parserVersion();
        sure.at = at;
        return sure;
    }

    /** Whether the file is being read already, and by other rules than these. */
    boolean contradicts(LayoutRecognised again) {
        return at != null
                && !(Objects.equals(again.templateId(), templateId)
                        && Objects.equals(templateVersion, again.templateVersion())
                        && again.parserVersion().equals(parserVersion));
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
