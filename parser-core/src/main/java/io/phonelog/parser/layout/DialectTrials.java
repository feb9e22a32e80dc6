package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Holds templates against a text in every dialect that they may mean; each is read once. */
final class DialectTrials {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final char QUOTE = '"';

    private final byte[] head;
    private final String charset;
    private final Map<Dialect, Sample> read = new HashMap<>();

    DialectTrials(byte[] head, String charset) {
        this.head = head;
        this.charset = charset;
    }

    /** The template in the dialect in which it fits best; null when it fits in none. */
    @Nullable Candidate best(Template template) {
        if (template.layout() instanceof Layout.FixedWidth fixed) {
            return new TemplateFit(template, placed(fixed)).against(sample(fixed));
        }
        if (!(template.layout() instanceof Layout.Delimited layout)) {
            return null;
        }
        TemplateFit fit = new TemplateFit(template, layout);
        if (layout.delimiter() != null) {
            return fit.against(sample(layout.delimiter(), layout));
        }
        Candidate best = null;
        for (char delimiter : DELIMITERS) {
            Candidate candidate = fit.against(sample(delimiter, layout));
            if (candidate != null && (best == null || candidate.confidence() > best.confidence())) {
                best = candidate;
            }
        }
        return best;
    }

    /** Fields at fixed places are those of a table without a header. */
    private static Layout.Delimited placed(Layout.FixedWidth fixed) {
        int fields = fixed.fields().size();
        return new Layout.Delimited(false, null, null, false, fields, fields, fixed.trailers());
    }

    private Sample sample(char delimiter, Layout.Delimited layout) {
        char quote = layout.quote() == null ? QUOTE : layout.quote();
        Dialect dialect = new Dialect(charset, delimiter, quote);
        return read.computeIfAbsent(
                dialect, d -> Sample.read(head, Escapes.decided(head, d)).firstTable());
    }

    private Sample sample(Layout.FixedWidth layout) {
        return Sample.read(head, new RecordForm.FixedWidth(charset, layout.fields()));
    }
}
