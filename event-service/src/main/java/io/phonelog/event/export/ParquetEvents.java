package io.phonelog.event.export;

import io.phonelog.event.export.EventColumn.Kind;
import io.phonelog.event.read.EventView;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table in the format of Apache Parquet: times are timestamps in UTC, amounts and coordinates are
 * numbers, all else is text. Rows are collected into groups and sent group by group; in memory are
 * one group and, for the end of the file, some kilobytes of every group before it.
 */
final class ParquetEvents implements EventWriter {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_IN_GROUP = 32_768;
    private static final String MADE_BY = "PhoneLog";
    private static final int OPTIONAL = 1;

    private final List<EventColumn> columns = EventColumn.all();
    private final ByteArrayOutputStream groups = new ByteArrayOutputStream();
    private List<ParquetColumn> group = newGroup();
    private int rowsInGroup;
    private int groupCount;
    private long rows;
    private long position = MAGIC.length;

    @Override
    public byte[] head() {
        return MAGIC.clone();
    }

    @Override
    public byte[] block(List<EventView> events) throws IOException {
        for (EventView event : events) {
            for (int i = 0; i < columns.size(); i++) {
                EventColumn column = columns.get(i);
                group.get(i).add(column.kind(), column.value().apply(event));
            }
            rowsInGroup++;
        }
        return rowsInGroup >= ROWS_IN_GROUP ? endOfGroup() : new byte[0];
    }

    @Override
    public byte[] tail() throws IOException {
        byte[] last = rowsInGroup > 0 ? endOfGroup() : new byte[0];
        byte[] footer = footer();
        return ByteBuffer.allocate(last.length + footer.length + Integer.BYTES + MAGIC.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(last)
                .put(footer)
                .putInt(footer.length)
                .put(MAGIC)
                .array();
    }

    private List<ParquetColumn> newGroup() {
        List<ParquetColumn> fresh = new ArrayList<>();
        columns.forEach(column -> fresh.add(new ParquetColumn()));
        return fresh;
    }

    private byte[] endOfGroup() throws IOException {
        ByteArrayOutputStream pages = new ByteArrayOutputStream();
        CompactThrift meta = new CompactThrift().structs(1, columns.size());
        long uncompressed = 0;
        for (int i = 0; i < columns.size(); i++) {
            ParquetColumn.Page page = group.get(i).page();
            describe(meta, columns.get(i), page, position + pages.size());
            pages.writeBytes(page.bytes());
            uncompressed += page.uncompressed();
        }
        meta.int64(2, uncompressed).int64(3, rowsInGroup).end();
        groups.writeBytes(meta.toBytes());
        groupCount++;
        rows += rowsInGroup;
        position += pages.size();
        group = newGroup();
        rowsInGroup = 0;
        return pages.toByteArray();
    }

    private void describe(
            CompactThrift meta, EventColumn column, ParquetColumn.Page page, long offset) {
        meta.element()
                .int64(2, offset)
                .struct(3)
                .int32(1, physical(column.kind()))
                .int32s(2, ParquetColumn.PLAIN, ParquetColumn.RLE)
                .texts(3, column.name())
                .int32(4, ParquetColumn.GZIP)
                .int64(5, rowsInGroup)
                .int64(6, page.uncompressed())
                .int64(7, page.bytes().length)
                .int64(9, offset)
                .end()
                .end();
    }

    private byte[] footer() {
        CompactThrift footer = new CompactThrift().int32(1, 1).structs(2, columns.size() + 1);
        footer.element().text(4, "events").int32(5, columns.size()).end();
        for (EventColumn column : columns) {
            footer.element()
                    .int32(1, physical(column.kind()))
                    .int32(3, OPTIONAL)
                    .text(4, column.name());
            if (column.kind() == Kind.TEXT || column.kind() == Kind.TIME) {
                footer.int32(6, column.kind() == Kind.TEXT ? 0 : 10);
            }
            footer.end();
        }
        return footer.int64(3, rows)
                .structs(4, groupCount)
                .readyMade(groups.toByteArray())
                .text(6, MADE_BY)
                .end()
                .toBytes();
    }

    /** INT64, DOUBLE or BYTE_ARRAY. */
    private static int physical(Kind kind) {
        return switch (kind) {
            case WHOLE, TIME -> 2;
            case REAL -> 5;
            case TEXT -> 6;
        };
    }
}
