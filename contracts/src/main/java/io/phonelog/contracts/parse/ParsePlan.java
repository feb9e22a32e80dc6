package io.phonelog.contracts.parse;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.phonelog.contracts.template.Template;
import io.phonelog.contracts.upload.StoredFile;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * How a run reads its file: what all of its chunks have in common. With a chunk's range it is
 * everything that decides the outcome.
 *
 * @param parserVersion of the rules that turn bytes into events: a worker of another version must
 *     not do this work
 * @param container how its records are got at
 * @param head the file's column names and where its data begins: only the first chunk sees them
 * @param draft the template itself where it was inferred from the file or completed by what the
 *     file says, so that all workers read the same; null where it is in the catalogue as it is
 * @param tables those with other columns than the first, as they come in the file; a chunk's plan
 *     has those that come in it or before it, perhaps more
 */
public record ParsePlan(
        UUID jobId,
        int run,
        StoredFile file,
        UUID templateId,
        int templateVersion,
        String parserVersion,
        Container container,
        TableHead head,
        Grain grain,
        @Nullable String region,
        @Nullable String timezone,
        @Nullable String source,
        @Nullable Template draft,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OtherTable> tables) {
    /** Absent in JSON means none. */
    public ParsePlan {
        tables = tables == null ? List.of() : List.copyOf(tables);
    }

    /** The same with the other tables that are known by now. */
    public ParsePlan with(List<OtherTable> others) {
        return with(draft, others);
    }

    /** The same, read by a template of its own. */
    public ParsePlan with(Template its) {
        return with(its, tables);
    }

    private ParsePlan with(@Nullable Template its, List<OtherTable> others) {
        return new ParsePlan(
                jobId,
                run,
                file,
                templateId,
                templateVersion,
                parserVersion,
                container,
                head,
                grain,
                region,
                timezone,
                source,
                its,
                others);
    }
}
