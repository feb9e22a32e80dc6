package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.ParseReport.Classification.Alternative;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.catalogue.TemplateCheck;
import io.phonelog.parser.layout.Recognition.Inferred;
import io.phonelog.parser.layout.Recognition.Known;
import io.phonelog.parser.layout.Recognition.Unreadable;
import io.phonelog.parser.layout.Recognition.Unsure;
import io.phonelog.parser.record.KeptRecord;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
     * @param threshold below this confidence (0 to 1) a person is to be asked; 0 when a person has
     *     named the template, which is taken as it is then
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
                templates,
                template -> bestOf(template, samples),
                () -> Inference.of(head, samples.charset));
    }

    /**
     * Looks at a table that is no delimited text.
     *
     * @param records its first; where fields carry their names, these come before the first
     * @param form that they were read in
     */
    public Recognition recognise(
            List<KeptRecord> records, RecordForm form, Collection<Template> templates) {
        Sample sample = Sample.of(records, form).firstTable();
        return recognise(
                templates, template -> against(sample, template), () -> Inference.of(sample));
    }

    private Recognition recognise(
            Collection<Template> templates,
            Function<Template, @Nullable Candidate> fit,
            Supplier<@Nullable Inference> inferred) {
        List<Candidate> candidates = new ArrayList<>();
        for (Template template : templates) {
            Candidate candidate = usable(template) ? fit.apply(template) : null;
            if (candidate != null) {
                candidates.add(candidate);
            }
        }
        candidates.sort(BEST_FIRST);
        Candidate best = candidates.isEmpty() ? null : candidates.get(0);
        if (best != null && best.confidence() >= Math.max(threshold, WORTH_NAMING)) {
            return threshold > 0 && Renaming.mayLose(best)
                    ? withoutLoss(candidates, inferred.get())
                    : known(best, others(candidates, 1));
        }
        return withoutTemplate(inferred.get(), candidates);
    }

    /** A column that the template has under another name must not go among the extras. */
    private Recognition withoutLoss(List<Candidate> candidates, @Nullable Inference inference) {
        Candidate best = candidates.get(0);
        Candidate renamed = inference == null ? null : Renaming.undoneIn(best, inference);
        if (inference == null || renamed == null) {
            return known(best, others(candidates, 1));
        }
        if (renamed.confidence() >= threshold) {
            return renamed(renamed, others(candidates, 1));
        }
        return renamed.confidence() > inference.confidence()
                ? unsure(renamed, others(candidates, 1))
                : inferred(inference, others(candidates, 0));
    }

    private Recognition withoutTemplate(@Nullable Inference inference, List<Candidate> candidates) {
        double near = candidates.isEmpty() ? 0 : candidates.get(0).confidence();
        Candidate renamed =
                near < WORTH_NAMING || inference == null
                        ? null
                        : Renaming.undone(candidates.get(0), inference);
        if (renamed != null && renamed.confidence() >= threshold) {
            return renamed(renamed, others(candidates, 1));
        }
        if (near >= WORTH_NAMING && (inference == null || near > inference.confidence())) {
            return unsure(candidates.get(0), others(candidates, 1));
        }
        if (inference == null) {
            return noTable(
                    "The first lines of the file are not divided into columns by comma, semicolon,"
                            + " tab or bar.");
        }
        if (inference.isProse()) {
            return noTable(
                    "The file is words without any record, and they are not the names of columns.");
        }
        return inferred(inference, others(candidates, 0));
    }

    private static Unreadable noTable(String message) {
        return new Unreadable(
                "NO_TABLE",
                message,
                "Export the records as CSV, or make a template for this file.");
    }

    private Recognition inferred(Inference inference, List<Alternative> alternatives) {
        Template draft = inference.draft();
        RecordForm form = inference.table().form();
        if (draft == null || inference.confidence() < threshold) {
            return new Unsure(
                    draft,
                    inference.confidence(),
                    form,
                    inference.head(),
                    SubjectSaid.told(inference.mapping(), inference.subject()),
                    alternatives);
        }
        return new Inferred(
                draft,
                inference.confidence(),
                form,
                inference.head(),
                inference.mapping(),
                inference.subject(),
                alternatives,
                inference.doubts());
    }

    private static boolean usable(Template template) {
        return !template.deleted() && TemplateCheck.problems(template).isEmpty();
    }

    private static List<Alternative> others(List<Candidate> candidates, int skipped) {
        return candidates.stream()
                .skip(skipped)
                .filter(c -> c.confidence() >= WORTH_NAMING)
                .limit(MAX_ALTERNATIVES)
                .map(c -> new Alternative(c.template().name(), rounded(c.confidence())))
                .toList();
    }

    private static Known known(Candidate best, List<Alternative> alternatives) {
        return new Known(
                best.template(),
                rounded(best.confidence()),
                best.sample().form(),
                best.head(),
                best.mapping(),
                best.subject(),
                alternatives);
    }

    private static Inferred renamed(Candidate best, List<Alternative> alternatives) {
        return new Inferred(
                best.template(),
                rounded(best.confidence()),
                best.sample().form(),
                best.head(),
                best.mapping(),
                best.subject(),
                alternatives,
                List.of());
    }

    private static Unsure unsure(Candidate best, List<Alternative> alternatives) {
        return new Unsure(
                best.template(),
                rounded(best.confidence()),
                best.sample().form(),
                best.head(),
                SubjectSaid.told(best.mapping(), best.subject()),
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
            return read.computeIfAbsent(
                    dialect, d -> Sample.read(head, Escapes.decided(head, d)).firstTable());
        }

        Sample in(Layout.FixedWidth layout) {
            return Sample.read(head, new RecordForm.FixedWidth(charset, layout.fields()));
        }
    }
}
