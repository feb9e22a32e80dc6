package io.phonelog.contracts.parse;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * A part of a file that begins and ends between two records. Text is cut by bytes, a workbook by
 * sheets, a document by pages; what cannot be cut is one range of the file's bytes.
 *
 * @param index from 0
 * @param from first byte, sheet or page, from 0
 * @param to first byte, sheet or page after it
 * @param firstLine number of its first line in the file, from 1; sheets and pages count their own
 * @param sections that begin in it, in their order; before them the one that it begins in. None:
 *     all of it is of the file's first table
 */
public record ChunkRange(
        int index,
        long from,
        long to,
        long firstLine,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Section> sections) {
    /** Absent in JSON means none. */
    public ChunkRange {
        sections = sections == null ? List.of() : List.copyOf(sections);
    }

    public ChunkRange(int index, long from, long to, long firstLine) {
        this(index, from, to, firstLine, List.of());
    }

    public ChunkRange with(List<Section> these) {
        return new ChunkRange(index, from, to, firstLine, these);
    }
}
