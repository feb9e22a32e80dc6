package io.phonelog.contracts.parse;

import io.phonelog.contracts.template.Template;
import io.phonelog.contracts.upload.StoredFile;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * How a run reads its file: what all of its chunks have in common. With a chunk's range it is
 * everything that decides the outcome.
 *
 * @param parserVersion of the rules that turn bytes into events: a worker of another version must
 *     not do this work
 * @param container how its records are got at
 * @param head the file's column names and where its data begins: only the first chunk sees them
 * @param draft the template itself where it was inferred from the file, so that all workers read
 *     the same; null where it is in the catalogue
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
        @Nullable Template draft) {}
