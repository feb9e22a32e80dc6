package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.ParseReport.Classification.Alternative;
import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.catalogue.TemplateCheck;
import io.phonelog.parser.layout.Recognition.Inferred;
import io.phonelog.parser.layout.Recognition.Unreadable;
import io.phonelog.parser.layout.Recognition.Unsure;
import io.phonelog.parser.record.KeptRecord;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells which of some templates a file was written by, from its first bytes. */
public final class LayoutRecogniser {
    /** How much of a file is worth giving: enough for some hundred rows. */
    public static final int HEAD_BYTES = 128 * 1024;

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
     * @param templates those that may be used; deleted ones and those that make no sense are left
     *     out
     */
    public Recognition recognise(byte[] head, Collection<Template> templates) {
        Unreadable fault = CharsetDetector.fault(head);
        if (fault != null) {
            return fault;
        }
        String charset = CharsetDetector.charset(head);
        return recognise(
                templates,
                new DialectTrials(head, charset)::best,
                () -> Inference.of(head, charset));
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
                    : best.known(others(candidates, 1));
        }
        return withoutTemplate(inferred.get(), candidates);
    }

    /** A column that the template has under another name must not go among the extras. */
    private Recognition withoutLoss(List<Candidate> candidates, @Nullable Inference inference) {
        Candidate best = candidates.get(0);
        Candidate renamed = inference == null ? null : Renaming.undoneIn(best, inference);
        if (inference == null || renamed == null) {
            return best.known(others(candidates, 1));
        }
        if (renamed.confidence() >= threshold) {
            return renamed.inferred(others(candidates, 1));
        }
        return renamed.confidence() > inference.confidence()
                ? renamed.unsure(others(candidates, 1))
                : inferred(inference, others(candidates, 0));
    }

    private Recognition withoutTemplate(@Nullable Inference inference, List<Candidate> candidates) {
        double near = candidates.isEmpty() ? 0 : candidates.get(0).confidence();
        Candidate renamed =
                near < WORTH_NAMING || inference == null
                        ? null
                        : Renaming.undone(candidates.get(0), inference);
        if (renamed != null && renamed.confidence() >= threshold) {
            return renamed.inferred(others(candidates, 1));
        }
        if (near >= WORTH_NAMING && (inference == null || near > inference.confidence())) {
            return candidates.get(0).unsure(others(candidates, 1));
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
                .map(Candidate::alternative)
                .toList();
    }

    private static @Nullable Candidate against(Sample sample, Template template) {
        Layout layout = template.layout() instanceof Layout.Named ? NAMES_FIRST : template.layout();
        return layout instanceof Layout.Delimited table
                ? new TemplateFit(template, table).against(sample)
                : null;
    }
}
