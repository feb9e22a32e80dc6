package io.phonelog.template;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A version of a template, as clients see it.
 *
 * @param orgId absent for the built-in catalogue
 * @param createdAt when the template's first version was made
 * @param updatedAt when this version was made
 * @param createdBy who made the first version
 * @param updatedBy who made this version
 */
public record TemplateView(
        UUID id,
        int version,
        @Nullable UUID orgId,
        String name,
        @Nullable String description,
        Layout layout,
        List<Column> columns,
        Defaults defaults,
        String wrappers,
        List<String> none,
        List<Field> groupBy,
        boolean deleted,
        Instant createdAt,
        Instant updatedAt,
        String createdBy,
        String updatedBy) {

    static TemplateView of(TemplateHead head, TemplateVersion version) {
        Template is = version.definition();
        return new TemplateView(
                is.id(),
                is.version(),
                is.orgId(),
                is.name(),
                is.description(),
                is.layout(),
                is.columns(),
                is.defaults(),
                is.wrappers(),
                is.none(),
                is.groupBy(),
                is.deleted(),
                head.createdAt(),
                version.createdAt(),
                head.createdBy(),
                version.createdBy());
    }
}
