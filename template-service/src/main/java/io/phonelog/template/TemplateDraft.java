package io.phonelog.template;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A template as a client wants it. What the service decides is ignored, so that a template may be
 * read, changed and sent back as it is.
 */
@JsonIgnoreProperties({
    "id",
    "version",
    "orgId",
    "deleted",
    "createdAt",
    "updatedAt",
    "createdBy",
    "updatedBy"
})
public record TemplateDraft(
        @Nullable String name,
        @Nullable String description,
        @Nullable Layout layout,
        @Nullable List<@Nullable Column> columns,
        @Nullable Defaults defaults,
        @Nullable String wrappers,
        @Nullable List<@Nullable String> none,
        @Nullable List<@Nullable Field> groupBy) {

    /** The draft of what a template says. */
    static TemplateDraft of(Template template) {
        return new TemplateDraft(
                template.name(),
                template.description(),
                template.layout(),
                template.columns(),
                template.defaults(),
                template.wrappers(),
                template.none(),
                template.groupBy());
    }
}
