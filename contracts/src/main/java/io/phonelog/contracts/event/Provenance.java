package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Where an event was read, and by what rules. The raw record is these bytes of that file, or of
 * what is in it where it is packed. Records that are no stretch of bytes (rows of a sheet, lines of
 * a page, elements) have a place of their own instead, and no length.
 *
 * @param fileSha256 of the whole file, lower-case hexadecimal
 * @param sheet of a workbook
 * @param page of a document, from 1
 * @param line where the record begins, from 1, on its sheet or page if it has one
 * @param offset of the record's first byte, or its place; no two records of a file have the same
 * @param length of the record in bytes, its line end not counted; 0 when it has none
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
