package io.phonelog.parser.document;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RowRecords;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * The rows on some pages of a document. Rows that fill less than half of the columns are what is
 * around the table: letterheads, numbers of pages, remarks.
 */
public final class PdfRecords extends RowRecords {
    private final PdfFile file;
    private final List<Integer> boundaries;
    private final Pages pages;
    private List<PdfRow> rows = List.of();
    private int next;

    private PdfRecords(PdfFile file, List<Integer> boundaries, Pages pages) {
        super(pages::consumed);
        this.file = file;
        this.boundaries = boundaries;
        this.pages = pages;
    }

    /**
     * @param range of pages
     */
    public static PdfRecords of(
            PdfFile file, List<Integer> boundaries, ChunkRange range, long fileSize) {
        return new PdfRecords(file, boundaries, new Pages(range, file.pages(), fileSize));
    }

    /** Where in the range the reading is. */
    private static final class Pages {
        private final long first;
        private final long after;
        private final double bytesPerPage;
        private long now;

        Pages(ChunkRange range, int all, long fileSize) {
            this.first = range.from();
            this.after = Math.min(range.to(), all);
            this.now = range.from() - 1;
            this.bytesPerPage = (double) fileSize / Math.max(1, all);
        }

        long consumed() {
            return (long) (Math.max(0, Math.min(now + 1, after) - first) * bytesPerPage);
        }
    }

    @Override
    protected @Nullable Row read() throws IOException {
        while (next >= rows.size()) {
            if (pages.now + 1 >= pages.after) {
                return null;
            }
            pages.now++;
            next = 0;
            try {
                rows = PdfRows.of(file.lines((int) pages.now), boundaries);
            } catch (DamagedFile e) {
                rows = List.of();
                return Row.broken(RecordFault.DOCUMENT_DAMAGED, "");
            }
        }
        PdfRow at = rows.get(next++);
        List<String> fields = at.fields(boundaries);
        return PdfRows.isWhole(fields)
                ? new Row(RecordFault.NONE, false, -1, 0, fields, at.text())
                : Row.beside(at.text());
    }

    @Override
    public Integer page() {
        return (int) Math.max(0, pages.now) + 1;
    }

    @Override
    public long line() {
        return next == 0 ? 1 : rows.get(next - 1).line();
    }

    @Override
    public long place() {
        return Math.max(0, pages.now) << PART_SHIFT | line();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
