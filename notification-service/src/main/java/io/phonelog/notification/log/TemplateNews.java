package io.phonelog.notification.log;

import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A template has a new version, for the outside: which one, not all of it.
 *
 * @param deleted whether this last version takes it out of the offer
 */
public record TemplateNews(
        UUID templateId, int version, String name, @Nullable String description, boolean deleted) {

    static TemplateNews of(Template template) {
        return new TemplateNews(
                template.id(),
                template.version(),
                template.name(),
                template.description(),
                template.deleted());
    }
}
