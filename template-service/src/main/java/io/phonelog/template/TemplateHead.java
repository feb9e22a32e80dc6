package io.phonelog.template;

import static io.phonelog.template.TemplateProblem.TEMPLATE_BUILT_IN;
import static io.phonelog.template.TemplateProblem.TEMPLATE_NOT_FOUND;

import io.phonelog.contracts.template.Template;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A template as it is now: which version is the newest, and whether it is still offered. What it
 * says is in its {@link TemplateVersion}s. Every change, deletion included, makes a version.
 */
@Entity
@Table(name = "template")
public class TemplateHead {
    @Id private UUID id;

    @Column(name = "org_id")
    private @Nullable UUID orgId;

    private int version;
    private String name;
    private @Nullable String description;
    private boolean deleted;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    protected TemplateHead() {}

    TemplateHead(Template first, String actor, Instant now) {
        this.id = first.id();
        this.orgId = first.orgId();
        this.createdAt = now;
        this.createdBy = actor;
        apply(first);
    }

    /** Takes a newer version; a built-in template takes one from the catalogue only. */
    void advance(Template next) {
        if (!next.id().equals(id) || next.version() <= version) {
            throw new IllegalArgumentException(
                    "version %d of %s cannot follow version %d of %s"
                            .formatted(next.version(), next.id(), version, id));
        }
        apply(next);
    }

    /** Refuses changes by tenants to what is not theirs or is not offered any more. */
    void requireChangeable() {
        if (orgId == null) {
            throw TEMPLATE_BUILT_IN.because(
                    "Built-in templates stay as they are. Make a template of your own from it.");
        }
        if (deleted) {
            throw TEMPLATE_NOT_FOUND.because("Template " + id + " was deleted.");
        }
    }

    private void apply(Template state) {
        version = state.version();
        name = state.name();
        description = state.description();
        deleted = state.deleted();
    }

    UUID id() {
        return id;
    }

    @Nullable UUID orgId() {
        return orgId;
    }

    int version() {
        return version;
    }

    String name() {
        return name;
    }

    boolean deleted() {
        return deleted;
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }
}
