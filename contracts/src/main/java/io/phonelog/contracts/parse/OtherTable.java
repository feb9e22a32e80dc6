package io.phonelog.contracts.parse;

import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * A table further down in a file, with other columns than the first.
 *
 * @param columns names as written, in the file's order
 * @param templateId null, as its version, when nobody can be sure what the columns mean: all
 *     records are rejects then
 * @param draft as {@link ParsePlan#draft()}
 */
public record OtherTable(
        List<String> columns,
        @Nullable UUID templateId,
        @Nullable Integer templateVersion,
        @Nullable Template draft) {
    public OtherTable {
        columns = List.copyOf(columns);
    }
}
