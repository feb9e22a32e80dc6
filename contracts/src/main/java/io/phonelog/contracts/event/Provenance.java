package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Where an event was read, and by what rules. The raw record is these bytes of that file.
 *
 * @param fileSha256 of the whole file, lower-case hexadecimal
 * @param sheet of a workbook
 * @param page of a document, from 1
 * @param line where the record begins, from 1
 * @param offset of the record's first byte in the file
 * @param length of the record in bytes, its line end not counted
 */
public record Provenance(
        String fileSha256,
        @Nullable String sheet,
        @Nullable Integer page,
        long line,
        long offset,
        int length,
        UUID templateId,
        int templateVersion,
        String parserVersion) {}
