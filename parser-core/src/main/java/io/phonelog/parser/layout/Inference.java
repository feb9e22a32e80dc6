package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.parse.ParseReport.FieldGuess;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.meaning.ColumnMeaning;
import io.phonelog.parser.meaning.ColumnWords;
import io.phonelog.parser.meaning.MeaningFinder;
import io.phonelog.parser.meaning.TableMeaning;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a file says of itself, without any template: where its table is, and what its columns mean.
 *
 * @param draft null when it is no table of phone records
 * @param confidence 0 to 1; 0 without a draft
 */
record Inference(
        Table table,
        TableHead head,
        @Nullable Template draft,
        double confidence,
        List<ColumnGuess> mapping,
        @Nullable SubjectSaid subject,
        List<String> doubts) {
    private static final MeaningFinder FINDER = new MeaningFinder();
    private static final int MAX_ROWS = 1000;

    /** Below this the lines are not regular enough to be a table. */
    private static final double A_TABLE = 0.25;

    /** With several tables in a file only one would be read right. */
    private static final double SEVERAL_TABLES = 0.5;

    /** Names of columns have fewer words. */
    private static final int SENTENCE = 6;

    /** What a row leaves open: one may be anything, five leave little. */
    private static final double DOUBT = 0.55;

    /** Null when the bytes are no table. */
    static @Nullable Inference of(byte[] head, String charset) {
        DialectDetector.Judged judged = DialectDetector.detect(head, charset);
        if (judged.score() < A_TABLE) {
            return null;
        }
        return of(Sample.read(head, judged.dialect(), MAX_ROWS).firstTable());
    }

    /** Of records that are no delimited text, too; null when they are no table. */
    static @Nullable Inference of(Sample sample) {
        if (sample.usualWidth() < 2) {
            return null;
        }
        Table table = TableFinder.find(sample);
        SubjectSaid said = SubjectSaid.above(sample, table.head());
        TableMeaning meaning =
                FINDER.find(
                        table.head().columns(),
                        table.rows(),
                        above(sample, table),
                        said == null ? null : said.subject().number());
        List<ColumnGuess> mapping = meaning.columns().stream().map(Inference::guess).toList();
        SubjectSaid subject = SubjectSaid.isColumn(mapping) ? null : said;
        Template found = meaning.draft();
        if (found == null) {
            return new Inference(table, table.head(), null, 0, mapping, subject, meaning.doubts());
        }
        Template draft = withTable(found, table);
        TableHead its = hasNames(draft.layout()) ? table.head() : unnamed(table.head());
        List<String> doubts = new ArrayList<>(meaning.doubts());
        double sure = sure(meaning.confidence(), draft, table, its, sample, doubts);
        return new Inference(table, its, draft, sure, mapping, subject, doubts);
    }

    /**
     * Whether it is a line of words that commas happen to divide: no record, and hardly a column's
     * name.
     */
    boolean isProse() {
        List<String> names = head.columns();
        boolean sentence =
                names.stream().anyMatch(name -> name.strip().split("\\s+").length >= SENTENCE);
        return draft == null
                && table.rows().isEmpty()
                && (sentence || ColumnWords.known(names) * 2 < names.size());
    }

    private static boolean hasNames(Layout layout) {
        return layout instanceof Layout.Named || layout instanceof Layout.Delimited d && d.header();
    }

    private static TableHead unnamed(TableHead head) {
        return new TableHead(List.of(), head.headerLine(), head.dataLine());
    }

    private static double sure(
            double meaning,
            Template draft,
            Table table,
            TableHead head,
            Sample sample,
            List<String> doubts) {
        double read = Math.max(0, TrialRead.share(draft, sample, head));
        double evidence = 1 - Math.pow(DOUBT, table.rows().size());
        double sure = meaning * read * evidence;
        if (read < 0.95) {
            doubts.add("Of the first rows %.0f %% can be read so.".formatted(read * 100));
        }
        if (!table.otherHeads().isEmpty()) {
            doubts.add("The file holds several tables: " + table.otherHeads().get(0) + ".");
            sure = Math.min(sure, SEVERAL_TABLES);
        }
        return Math.round(sure * 1000) / 1000.0;
    }

    private static String above(Sample sample, Table table) {
        StringBuilder above = new StringBuilder();
        for (Sample.Row row : sample.rows()) {
            if (row.line() < table.head().dataLine()) {
                above.append(row.raw()).append('\n');
            }
        }
        return above.toString();
    }

    private static Template withTable(Template draft, Table table) {
        Layout layout =
                carriesNames(table.form())
                        ? new Layout.Named()
                        : rows(hasNames(draft.layout()), table);
        return new Template(
                draft.id(),
                draft.version(),
                draft.orgId(),
                draft.name(),
                draft.description(),
                layout,
                draft.columns(),
                draft.defaults(),
                draft.wrappers(),
                draft.none(),
                draft.groupBy(),
                draft.deleted());
    }

    private static boolean carriesNames(RecordForm form) {
        return form instanceof RecordForm.Json
                || form instanceof RecordForm.Xml
                || form instanceof RecordForm.Ber;
    }

    private static Layout rows(boolean named, Table table) {
        Dialect dialect = table.form() instanceof Dialect text ? text : null;
        return new Layout.Delimited(
                named,
                dialect == null ? null : (Character) dialect.delimiter(),
                dialect == null ? null : (Character) dialect.quote(),
                true,
                named ? null : (Integer) table.width(),
                named ? null : (Integer) table.width(),
                table.trailers());
    }

    private static ColumnGuess guess(ColumnMeaning meaning) {
        return new ColumnGuess(
                meaning.name(),
                wireName(meaning.field()),
                Math.round(meaning.confidence() * 1000) / 1000.0,
                meaning.reasons(),
                meaning.alternatives().stream()
                        .map(a -> new FieldGuess(wireName(a.field()), a.confidence()))
                        .toList());
    }

    private static @Nullable String wireName(@Nullable Field field) {
        return field == null ? null : field.wireName();
    }
}
