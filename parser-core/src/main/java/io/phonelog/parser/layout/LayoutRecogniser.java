package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.ParseReport.Classification.Alternative;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.catalogue.TemplateCheck;
import io.phonelog.parser.layout.Recognition.Known;
import io.phonelog.parser.layout.Recognition.Unreadable;
import io.phonelog.parser.layout.Recognition.Unsure;
import io.phonelog.parser.record.KeptRecord;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells which of some templates a file was written by, from its first bytes. */
public final class LayoutRecogniser {
    /** How much of a file is worth giving: enough for some hundred rows. */
    public static final int HEAD_BYTES = 128 * 1024;

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final char QUOTE = '"';
    private static final int MAX_ALTERNATIVES = 4;
    private static final double WORTH_NAMING = 0.05;

    /** In a sample the names of named fields are a header. */
    private static final Layout.Delimited NAMES_FIRST =
            new Layout.Delimited(true, null, null, false, null, null, List.of());

    /** A tenant's own template wins over a built-in one that fits as well. */
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::confidence)
                    .reversed()
                    .thenComparing(c -> c.template().orgId() == null)
                    .thenComparing(c -> c.template().name());

    private final double threshold;

    /**
     * @param threshold below this confidence (0 to 1) a person is to be asked
     */
    public LayoutRecogniser(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Looks at a file.
     *
     * @param head its first bytes, up to about {@link #HEAD_BYTES}; all of it if it is shorter
     * @param templates those that may be used; deleted ones and those that make no sense are left out
     */
    public Recognition recognise(byte[] head, Collection<Template> templates) {
        Unreadable fault = CharsetDetector.fault(head);
        if (fault != null) {
            return fault;
        }
        Samples samples = new Samples(head, CharsetDetector.charset(head));
        return recognise(
                templates, template -> bestOf(template, samples), () -> unknown(bestOf(samples)));
    }

    /**
     * Looks at a table that is no delimited text.
     *
     * @param records its first; where fields carry their names, these come before the first
     * @param form that they were read in
     */
    public Recognition recognise(
            List<KeptRecord> records, RecordForm form, Collection<Template> templates) {
        Sample sample = Sample.of(records, form);
        return recognise(templates, template -> against(sample, template), () -> unknown(sample));
    }

    private Recognition recognise(
            Collection<Template> templates,
            Function<Template, @Nullable Candidate> fit,
            Supplier<Recognition> unknown) {
        List<Candidate> candidates = new ArrayList<>();
        for (Template template : templates) {
            Candidate candidate = usable(template) ? fit.apply(template) : null;
            if (candidate != null) {
                candidates.add(candidate);
            }
        }
        candidates.sort(BEST_FIRST);
        return candidates.isEmpty() || candidates.get(0).confidence() < WORTH_NAMING
                ? unknown.get()
                : named(candidates);
    }

    private static boolean usable(Template template) {
        return !template.deleted() && TemplateCheck.problems(template).isEmpty();
    }

    private Recognition named(List<Candidate> candidates) {
        Candidate best = candidates.get(0);
        List<Alternative> alternatives =
                candidates.stream()
                        .skip(1)
                        .filter(c -> c.confidence() >= WORTH_NAMING)
                        .limit(MAX_ALTERNATIVES)
                        .map(c -> new Alternative(c.template().name(), rounded(c.confidence())))
                        .toList();
        double confidence = rounded(best.confidence());
        RecordForm form = best.sample().form();
        return confidence >= threshold
                ? new Known(
                        best.template(),
                        confidence,
                        form,
                        best.head(),
                        best.mapping(),
                        alternatives)
                : new Unsure(
                        best.template(),
                        confidence,
                        form,
                        best.head(),
                        best.mapping(),
                        alternatives);
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 1000) / 1000.0;
    }

    private static @Nullable Candidate bestOf(Template template, Samples samples) {
        if (template.layout() instanceof Layout.FixedWidth fixed) {
            return new TemplateFit(template, placed(fixed)).against(samples.in(fixed));
        }
        if (!(template.layout() instanceof Layout.Delimited layout)) {
            return null;
        }
        TemplateFit fit = new TemplateFit(template, layout);
        char quote = layout.quote() == null ? QUOTE : layout.quote();
        Candidate best = null;
        for (char delimiter : DELIMITERS) {
            char tried = layout.delimiter() == null ? delimiter : layout.delimiter();
            Candidate candidate = fit.against(samples.in(tried, quote));
            if (candidate != null && (best == null || candidate.confidence() > best.confidence())) {
                best = candidate;
            }
            if (layout.delimiter() != null) {
                break;
            }
        }
        return best;
    }

    /** Fields at fixed places are those of a table without a header. */
    private static Layout.Delimited placed(Layout.FixedWidth fixed) {
        int fields = fixed.fields().size();
        return new Layout.Delimited(false, null, null, false, fields, fields, fixed.trailers());
    }

    private static @Nullable Candidate against(Sample sample, Template template) {
        Layout layout = template.layout() instanceof Layout.Named ? NAMES_FIRST : template.layout();
        return layout instanceof Layout.Delimited table
                ? new TemplateFit(template, table).against(sample)
                : null;
    }

    private static Sample bestOf(Samples samples) {
        Sample best = samples.in(DELIMITERS[0], QUOTE);
        for (char delimiter : DELIMITERS) {
            Sample sample = samples.in(delimiter, QUOTE);
            if (sample.regularity() > best.regularity()) {
                best = sample;
            }
        }
        return best;
    }

    private static Recognition unknown(Sample best) {
        if (best.regularity() == 0) {
            return new Unreadable(
                    "NO_TABLE",
                    "The first lines of the file are not divided into columns by comma, semicolon,"
                            + " tab or bar.",
                    "Export the records as CSV, or make a template for this file.");
        }
        TableHead head = headOf(best);
        List<ColumnGuess> mapping =
                head.columns().stream().map(name -> new ColumnGuess(name, null, 0)).toList();
        return new Unsure(null, 0, best.form(), head, mapping, List.of());
    }

    /** The first full row, if it looks like names: distinct, not empty, without digits at the front. */
    private static TableHead headOf(Sample sample) {
        int width = sample.usualWidth();
        for (Sample.Row row : sample.rows()) {
            if (row.fields().size() == width) {
                boolean names =
                        new HashSet<>(row.fields()).size() == width
                                && row.fields().stream().allMatch(LayoutRecogniser::looksLikeName);
                return names
                        ? new TableHead(row.fields(), row.line(), row.nextLine())
                        : new TableHead(List.of(), 0, row.line());
            }
        }
        return new TableHead(List.of(), 0, 1);
    }

    private static boolean looksLikeName(String text) {
        String name = text.strip();
        return !name.isEmpty() && Character.isLetter(name.codePointAt(0));
    }

    /** The head of the file in every dialect that was asked for. */
    private static final class Samples {
        private final byte[] head;
        private final String charset;
        private final Map<Dialect, Sample> read = new HashMap<>();

        Samples(byte[] head, String charset) {
            this.head = head;
            this.charset = charset;
        }

        Sample in(char delimiter, char quote) {
            Dialect dialect = new Dialect(charset, delimiter, quote);
            return read.computeIfAbsent(dialect, d -> Sample.read(head, d));
        }

        Sample in(Layout.FixedWidth layout) {
            return Sample.read(head, new RecordForm.FixedWidth(charset, layout.fields()));
        }
    }
}
