package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.layout.Sample.Row;
import io.phonelog.parser.mapping.ColumnMatcher;
import io.phonelog.parser.mapping.MappedColumn;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds one template against a sample. The names must match, and the rows must then read as events:
 * confidence is what of both is true, less what little evidence leaves open.
 */
final class TemplateFit {
    /** A header is looked for in the first lines only. */
    private static final int MAX_HEADER_ROW = 60;

    /** With a matching header this much is believed even if no row reads well. */
    private static final double NAMES_ALONE = 0.4;

    /** What a header without a single row proves. */
    private static final double NO_ROWS = 0.9;

    /** What doubt each matching name leaves: three common names prove little, eight nearly all. */
    private static final double DOUBT = 0.6;

    private final Template template;
    private final Layout.Delimited layout;
    private final ColumnMatcher matcher;

    TemplateFit(Template template, Layout.Delimited layout) {
        this.template = template;
        this.layout = layout;
        this.matcher = new ColumnMatcher(template);
    }

    @Nullable Candidate against(Sample sample) {
        return layout.header() ? withHeader(sample) : headerless(sample);
    }

    private @Nullable Candidate withHeader(Sample sample) {
        double best = 0;
        Row header = null;
        List<MappedColumn> mapping = List.of();
        for (Row row : sample.rows().subList(0, Math.min(sample.rows().size(), MAX_HEADER_ROW))) {
            List<MappedColumn> mapped = matcher.byName(row.fields());
            double score = score(mapped);
            if (score > best) {
                best = score;
                header = row;
                mapping = mapped;
            }
        }
        if (header == null) {
            return null;
        }
        TableHead head = new TableHead(header.fields(), header.line(), header.nextLine());
        double read = TrialRead.share(template, sample, head);
        double proof = read < 0 ? NO_ROWS : NAMES_ALONE + (1 - NAMES_ALONE) * read;
        List<ColumnGuess> guesses = mapping.stream().map(MappedColumn::guess).toList();
        return new Candidate(template, sample, head, guesses, best * proof);
    }

    /** 0 to 1: how many names are known, and whether what a record needs is there. */
    private double score(List<MappedColumn> mapping) {
        double known = 0;
        int matched = 0;
        Set<Field> fields = EnumSet.noneOf(Field.class);
        Set<Column> columns = new HashSet<>();
        for (MappedColumn column : mapping) {
            Column its = column.column();
            if (its != null) {
                known += column.confidence();
                matched++;
                columns.add(its);
                if (its.field() != null) {
                    fields.add(its.field());
                }
            }
        }
        boolean timed = fields.contains(Field.START) || fields.contains(Field.START_DATE);
        if (matched < 2 || !timed) {
            return 0;
        }
        long missing =
                template.columns().stream()
                        .filter(column -> column.required() && !columns.contains(column))
                        .count();
        double share = 0.35 * known / mapping.size() + 0.65 * known / matched;
        return share * Math.pow(0.6, missing) * (1 - Math.pow(DOUBT, matched));
    }

    private @Nullable Candidate headerless(Sample sample) {
        int least = layout.minColumns() == null ? 2 : layout.minColumns();
        int most = layout.maxColumns() == null ? Integer.MAX_VALUE : layout.maxColumns();
        long rows = sample.rows().stream().filter(row -> !row.isBlank()).count();
        long wide =
                sample.rows().stream()
                        .filter(row -> row.fields().size() >= least && row.fields().size() <= most)
                        .count();
        if (wide == 0) {
            return null;
        }
        TableHead head = new TableHead(List.of(), 0, 1);
        double read = Math.max(0, TrialRead.share(template, sample, head));
        double evidence = 1 - Math.pow(0.5, Math.min(wide, 10) + 3.0);
        double confidence = (double) wide / rows * read * evidence;
        List<ColumnGuess> guesses = matcher.byPosition().stream().map(MappedColumn::guess).toList();
        return new Candidate(template, sample, head, guesses, confidence);
    }
}
