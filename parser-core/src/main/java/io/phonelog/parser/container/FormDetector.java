package io.phonelog.parser.container;

import io.phonelog.contracts.parse.Layer;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.parse.RecordForm.Json.Shape;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.Content;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.archive.LayerDetector;
import io.phonelog.parser.archive.LayerDetector.Kind;
import io.phonelog.parser.archive.LayerDetector.Peeled;
import io.phonelog.parser.archive.LayerDetector.Peeled.Bare;
import io.phonelog.parser.archive.Refusals;
import io.phonelog.parser.ber.BerRecords;
import io.phonelog.parser.document.PdfColumns;
import io.phonelog.parser.document.PdfFile;
import io.phonelog.parser.json.JsonShape;
import io.phonelog.parser.markup.HtmlCharset;
import io.phonelog.parser.markup.HtmlRecords;
import io.phonelog.parser.markup.XmlShape;
import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.FirstRecords;
import io.phonelog.parser.record.KeptRecord;
import io.phonelog.parser.record.NamedRecords;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.Records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells in which form the records of a file are, and shows the first of them. */
final class FormDetector {
    private static final int SAMPLE = 300;

    /** Of what stands around a table, so much is worth a look. */
    private static final int AROUND = 30;

    private static final int LOOK = 4096;
    private static final Pattern HTML =
            Pattern.compile("<(!doctype html|html|head|body|table|div)\\b");
    private static final TableHead NO_NAMES = new TableHead(List.of(), 0, 1);

    private final FileBytes file;
    private final ArchiveLimits limits;

    FormDetector(FileBytes file, ArchiveLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    Detection look() throws IOException {
        try {
            return found();
        } catch (DamagedFile e) {
            RecordFault fault = e.fault();
            return new Detection.Refused(Refusals.damaged(fault.code(), fault.message()));
        }
    }

    private Detection found() throws IOException {
        Peeled peeled = new LayerDetector(file, limits).peel();
        if (peeled instanceof Peeled.Refused refused) {
            return new Detection.Refused(refused.why());
        }
        Bare bare = (Bare) peeled;
        if (bare.kind() == Kind.WORKBOOK) {
            return placed(bare, new RecordForm.Workbook(), "workbook");
        }
        if (bare.kind() == Kind.PDF) {
            return document(bare);
        }
        if (BerRecords.begins(bare.head())) {
            return named(bare, new RecordForm.Ber(), "file");
        }
        String start = start(bare.head());
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(bare);
        }
        return start.startsWith("<") ? markup(bare, start) : text(bare);
    }

    private static String start(byte[] head) {
        int length = Math.min(head.length, LOOK);
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        String mark = "\u00EF\u00BB\u00BF";
        return (text.startsWith(mark) ? text.substring(mark.length()) : text).stripLeading();
    }

    private static Detection text(Bare bare) {
        return new Detection.Text(bare.layers(), bare.head());
    }

    /** A text may begin with a bracket and still be lines with commas. */
    private Detection json(Bare bare) throws IOException {
        Shape shape = JsonShape.of(bare.head());
        return shape == null ? text(bare) : named(bare, new RecordForm.Json(shape), "document");
    }

    private Detection markup(Bare bare, String start) throws IOException {
        if (HTML.matcher(start.toLowerCase(Locale.ROOT)).find()) {
            String charset = HtmlCharset.of(bare.head());
            int table = HtmlRecords.largest(new ByteArrayInputStream(bare.head()), charset);
            return table < 0
                    ? new Detection.Refused(Refusals.noTable("page"))
                    : placed(bare, new RecordForm.Html(charset, table), "page");
        }
        int depth = XmlShape.of(bare.head(), Forms.charset(bare.layers()));
        return depth == 0 ? text(bare) : named(bare, new RecordForm.Xml(depth), "document");
    }

    private Detection document(Bare bare) throws IOException {
        List<Integer> columns;
        try (PdfFile pdf = PdfFile.open(bare.content().open().in())) {
            columns = PdfColumns.of(pdf);
        }
        if (columns == null) {
            return new Detection.Refused(Refusals.PICTURES);
        }
        return columns.isEmpty()
                ? new Detection.Refused(Refusals.noTable("document"))
                : placed(bare, new RecordForm.Pdf(columns), "document");
    }

    /** Records whose fields carry their names. */
    private Detection named(Bare bare, RecordForm form, String kind) throws IOException {
        Forms forms = forms(bare.layers(), form);
        List<KeptRecord> records =
                NamedRecords.sample(head -> (NamedRecords) forms.open(head, forms.whole()));
        return records.isEmpty()
                ? new Detection.Refused(Refusals.noTable(kind))
                : new Detection.Table(bare.layers(), form, records);
    }

    /** Records whose fields are told apart by their place. */
    private Detection placed(Bare bare, RecordForm form, String kind) throws IOException {
        Forms forms = forms(bare.layers(), form);
        FirstRecords kept = new FirstRecords(SAMPLE);
        try (Records records = forms.open(NO_NAMES, forms.whole())) {
            int around = 0;
            while (!kept.isFull() && records.next() && !records.fault().isLast()) {
                around += records.aside() ? 1 : 0;
                if (!records.aside() || around <= AROUND) {
                    kept.add(KeptRecord.of(records));
                }
            }
        }
        return kept.all().isEmpty()
                ? new Detection.Refused(Refusals.noTable(kind))
                : new Detection.Table(bare.layers(), form, kept.all());
    }

    private Forms forms(List<Layer> layers, RecordForm form) {
        return new Forms(new Content(file, layers, limits), form);
    }
}
