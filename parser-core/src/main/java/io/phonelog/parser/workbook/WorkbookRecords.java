package io.phonelog.parser.workbook;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.parser.markup.XmlStream;
import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RowRecords;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of some sheets of a workbook, each with the number that the sheet shows beside it. */
public final class WorkbookRecords extends RowRecords {
    private static final long LAST_LINE = (1 << PART_SHIFT) - 1;

    private final WorkbookFile file;
    private final WorkbookParts parts;
    private final WorkbookCells cells;
    private final Progress progress;
    private final int lastSheet;
    private int sheet;
    private long line;
    private WorkbookFile.@Nullable Part part;

    private WorkbookRecords(
            WorkbookFile file, WorkbookParts parts, ChunkRange range, Progress progress) {
        super(progress::bytes);
        this.file = file;
        this.parts = parts;
        this.cells = new WorkbookCells(parts);
        this.progress = progress;
        this.sheet = (int) range.from() - 1;
        this.lastSheet = (int) Math.min(range.to(), parts.sheets().size()) - 1;
    }

    /**
     * @param range of sheets
     */
    public static WorkbookRecords open(WorkbookFile file, ChunkRange range, long fileSize)
            throws IOException {
        try {
            WorkbookParts parts = new WorkbookParts(file);
            Progress progress = new Progress(fileSize, parts.sheets().size());
            return new WorkbookRecords(file, parts, range, progress);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** How many bytes of the file the sheets read so far stand for. */
    private static final class Progress {
        private final long fileSize;
        private final int sheets;
        private double read;

        Progress(long fileSize, int sheets) {
            this.fileSize = fileSize;
            this.sheets = Math.max(1, sheets);
        }

        long bytes() {
            return (long) (fileSize * read / sheets);
        }
    }

    @Override
    protected @Nullable Row read() throws IOException {
        try {
            while (part != null || nextSheet()) {
                Row row = part == null ? null : rowOf(part);
                if (row != null) {
                    return row;
                }
                closePart();
            }
            return null;
        } catch (XMLStreamException | RuntimeException e) {
            line++;
            throw damaged(XmlStream.failure(e));
        } catch (DamagedFile e) {
            line++;
            throw damaged(e);
        }
    }

    private static IOException damaged(IOException failure) {
        boolean broken =
                failure instanceof DamagedFile damage
                        && damage.fault() == RecordFault.XML_BROKEN_OFF;
        return broken ? new DamagedFile(RecordFault.WORKBOOK_DAMAGED, failure) : failure;
    }

    private boolean nextSheet() throws IOException {
        if (sheet >= lastSheet) {
            return false;
        }
        sheet++;
        line = 0;
        part = file.part(parts.sheets().get(sheet).part());
        return true;
    }

    private void closePart() throws IOException {
        if (part != null) {
            part.close();
            part = null;
            progress.read = Math.floor(progress.read) + 1;
        }
    }

    private @Nullable Row rowOf(WorkbookFile.Part from) throws XMLStreamException {
        XMLStreamReader xml = from.xml().reader();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                from.xml().renew();
                line = number(xml.getAttributeValue(null, "r"), line + 1);
                if (line > LAST_LINE) {
                    throw new XMLStreamException("no sheet has so many rows");
                }
                progress.read = Math.floor(progress.read) + Math.min(0.99, from.done());
                return Row.of(cells.of(xml));
            }
        }
        return null;
    }

    private static long number(@Nullable String written, long otherwise) {
        try {
            long number = written == null ? otherwise : Long.parseLong(written);
            return Math.max(number, otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    @Override
    public @Nullable String sheet() {
        return parts.sheets().isEmpty() ? null : parts.sheets().get(Math.max(0, sheet)).name();
    }

    @Override
    public long line() {
        return Math.max(1, line);
    }

    @Override
    public long place() {
        return (long) Math.max(0, sheet) << PART_SHIFT | line();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            closePart();
        }
    }

    /** How many sheets there are. */
    public static int sheets(WorkbookFile file) throws IOException {
        try (file) {
            return new WorkbookParts(file).sheets().size();
        }
    }
}
