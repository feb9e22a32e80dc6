package io.phonelog.parser.container;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.Layer;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.parse.RecordForm.Json.Shape;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.parser.archive.Content;
import io.phonelog.parser.ber.BerRecords;
import io.phonelog.parser.document.PdfFile;
import io.phonelog.parser.document.PdfRecords;
import io.phonelog.parser.json.JsonLines;
import io.phonelog.parser.json.JsonRecords;
import io.phonelog.parser.markup.HtmlRecords;
import io.phonelog.parser.markup.XmlRecords;
import io.phonelog.parser.record.FixedWidthRecords;
import io.phonelog.parser.record.Ranges;
import io.phonelog.parser.record.RecordReader;
import io.phonelog.parser.record.RecordSplitter;
import io.phonelog.parser.record.Records;
import io.phonelog.parser.record.SectionWatch;
import io.phonelog.parser.workbook.WorkbookFile;
import io.phonelog.parser.workbook.WorkbookRecords;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Opens the records of one content in its form. */
final class Forms {
    private static final String UTF_8 = "UTF-8";

    /** More sheets or pages than any file has. */
    private static final int MOST_PARTS = 1 << 24;

    /** Pages take long: so many are a chunk's work, however short the file. */
    private static final int MOST_PAGES = 100;

    private final Content content;
    private final RecordForm form;

    Forms(Content content, RecordForm form) {
        this.content = content;
        this.form = form;
    }

    /** What a document in such layers must be decoded from; null when it says itself. */
    static @Nullable String charset(List<Layer> layers) {
        boolean recoded = layers.stream().anyMatch(layer -> layer instanceof Layer.Recoded);
        return recoded ? UTF_8 : null;
    }

    /** The whole content. */
    ChunkRange whole() {
        boolean parted = form instanceof RecordForm.Workbook || form instanceof RecordForm.Pdf;
        return new ChunkRange(0, 0, parted ? MOST_PARTS : content.fileSize(), 1);
    }

    /** Whether any part of it can be read alone, from one record's start to another's. */
    boolean isCutByBytes() {
        return content.isPlain()
                && (form instanceof Dialect
                        || form instanceof RecordForm.FixedWidth
                        || form instanceof RecordForm.Json json && json.shape() == Shape.LINES);
    }

    Records open(TableHead head, ChunkRange range) throws IOException {
        if (isCutByBytes()) {
            InputStream in = content.part(range.from(), range.to());
            return read(head, in, range.from(), range.firstLine(), null);
        }
        Content.Opened opened = content.open();
        try {
            if (form instanceof RecordForm.Workbook) {
                return workbook(opened.in(), range);
            }
            if (form instanceof RecordForm.Pdf pdf) {
                return PdfRecords.of(
                        PdfFile.open(opened.in()), pdf.columns(), range, content.fileSize());
            }
            return read(head, opened.in(), 0, 1, opened.file()::seen);
        } catch (IOException | RuntimeException e) {
            opened.in().close();
            throw e;
        }
    }

    private Records workbook(InputStream in, ChunkRange sheets) throws IOException {
        WorkbookFile file = WorkbookFile.open(in, content.limit());
        return WorkbookRecords.open(file, sheets, content.fileSize());
    }

    /**
     * Cuts the content where records end.
     *
     * @param bytes about how long a range is to be
     */
    Ranges cut(long bytes) throws IOException {
        if (form instanceof RecordForm.Workbook) {
            WorkbookFile file = WorkbookFile.open(content.open().in(), content.limit());
            return new PartRanges(WorkbookRecords.sheets(file), 1);
        }
        if (form instanceof RecordForm.Pdf) {
            try (PdfFile file = PdfFile.open(content.open().in())) {
                long perRange = file.pages() * bytes / Math.max(1, content.fileSize());
                return new PartRanges(file.pages(), Math.min(MOST_PAGES, perRange));
            }
        }
        return isCutByBytes() && content.fileSize() > bytes
                ? new RecordSplitter(lines(whole()), bytes)
                : new OneRange(whole());
    }

    /**
     * The same, and tells the tables of the content apart, in forms that have several.
     *
     * @param goOn is asked now and then; if it says no there are no more ranges
     */
    Ranges cut(long bytes, TableHead head, SectionWatch watch, BooleanSupplier goOn)
            throws IOException {
        if (form instanceof Dialect && isCutByBytes()) {
            return new RecordSplitter(lines(whole()), bytes, watch, goOn);
        }
        boolean several =
                form instanceof Dialect
                        || form instanceof RecordForm.Workbook
                        || form instanceof RecordForm.Html
                        || form instanceof RecordForm.Pdf;
        return several
                ? new LookedThrough(cut(bytes), range -> open(head, range), watch, goOn)
                : cut(bytes);
    }

    /** What decides where the records begin and end, where they are cut by bytes. */
    private RecordReader lines(ChunkRange range) throws IOException {
        InputStream in = content.part(range.from(), range.to());
        return form instanceof Dialect dialect
                ? new RecordReader(in, dialect, range.from(), range.firstLine())
                : RecordReader.ofLines(in, UTF_8, range.from(), range.firstLine(), null);
    }

    private Records read(
            TableHead head, InputStream in, long offset, long line, @Nullable LongSupplier consumed)
            throws IOException {
        LongSupplier seen = consumed == null ? () -> 0 : consumed;
        if (form instanceof Dialect dialect) {
            return new RecordReader(in, dialect, offset, line, consumed);
        }
        if (form instanceof RecordForm.FixedWidth fixed) {
            return new FixedWidthRecords(
                    RecordReader.ofLines(in, fixed.charset(), offset, line, consumed),
                    fixed.fields());
        }
        if (form instanceof RecordForm.Json json) {
            return json.shape() == Shape.LINES
                    ? new JsonLines(
                            RecordReader.ofLines(in, UTF_8, offset, line, consumed), head.columns())
                    : new JsonRecords(in, json.shape(), head.columns(), seen);
        }
        if (form instanceof RecordForm.Xml xml) {
            return new XmlRecords(in, charset(content.layers()), xml.depth(), head.columns(), seen);
        }
        if (form instanceof RecordForm.Html html) {
            return new HtmlRecords(in, html.charset(), html.table(), seen);
        }
        if (form instanceof RecordForm.Ber) {
            return new BerRecords(in, head.columns(), seen);
        }
        throw new IllegalArgumentException("no records of the form " + form);
    }
}
