package io.phonelog.template;

import com.fasterxml.jackson.core.type.TypeReference;

import io.phonelog.contracts.template.Template;
import io.phonelog.platform.json.JsonColumn;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** What a template says, for good: the database lets nobody change it. */
@Entity
@Immutable
@Table(name = "template_version")
@IdClass(TemplateVersion.Key.class)
public class TemplateVersion {
    @Id
    @Column(name = "template_id")
    private UUID templateId;

    @Id private int version;

    @Column(name = "org_id")
    private @Nullable UUID orgId;

    @Convert(converter = OfDefinition.class)
    private Template definition;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    protected TemplateVersion() {}

    TemplateVersion(Template definition, String actor, Instant now) {
        this.templateId = definition.id();
        this.version = definition.version();
        this.orgId = definition.orgId();
        this.definition = definition;
        this.createdAt = now;
        this.createdBy = actor;
    }

    int version() {
        return version;
    }

    public Template definition() {
        return definition;
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    /** Which version of which template. */
    record Key(UUID templateId, int version) {}

    @Converter
    static final class OfDefinition extends JsonColumn<Template> {
        OfDefinition() {
            super(new TypeReference<>() {});
        }
    }
}
