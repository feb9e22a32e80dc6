package io.phonelog.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** How the uploader wants the file read. What is null is left to the template and the worker. */
@Embeddable
public class Wishes {
    static final Wishes NONE = new Wishes();

    @Column(name = "wanted_template")
    private @Nullable UUID template;

    private @Nullable String source;
    private @Nullable String region;
    private @Nullable String timezone;

    protected Wishes() {}

    public Wishes(
            @Nullable UUID template,
            @Nullable String source,
            @Nullable String region,
            @Nullable String timezone) {
        this.template = template;
        this.source = source;
        this.region = region;
        this.timezone = timezone;
    }

    /** The same, but read with this template. */
    Wishes with(UUID otherTemplate) {
        return new Wishes(otherTemplate, source, region, timezone);
    }

    /** The template to use instead of recognising the layout. */
    public @Nullable UUID template() {
        return template;
    }

    /** Where the records come from, in the uploader's words. */
    public @Nullable String source() {
        return source;
    }

    /** ISO 3166 region of numbers without a country code. */
    public @Nullable String region() {
        return region;
    }

    /** IANA zone of local times that carry none. */
    public @Nullable String timezone() {
        return timezone;
    }
}
