package io.phonelog.worker.plan;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Container;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.ParsePlan;
import io.phonelog.contracts.parse.ParseReport.LayoutRecognised;
import io.phonelog.contracts.parse.ParseReport.MappingNeeded;
import io.phonelog.contracts.parse.ParseReport.ParseFailed;
import io.phonelog.contracts.parse.ParseReport.PlanAdvanced;
import io.phonelog.contracts.parse.ParseReport.PlanMade;
import io.phonelog.contracts.parse.ParseReport.PlanStarted;
import io.phonelog.contracts.parse.PlanJob;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.container.FileRecogniser;
import io.phonelog.parser.container.FileRecogniser.Recognised;
import io.phonelog.parser.container.RecordSource;
import io.phonelog.parser.layout.LaterTables;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.layout.Recognition;
import io.phonelog.parser.layout.Recognition.Inferred;
import io.phonelog.parser.layout.Recognition.Known;
import io.phonelog.parser.layout.Recognition.Readable;
import io.phonelog.parser.layout.Recognition.Unreadable;
import io.phonelog.parser.layout.Recognition.Unsure;
import io.phonelog.parser.layout.YearFinder;
import io.phonelog.parser.record.Ranges;
import io.phonelog.parser.record.SectionWatch;
import io.phonelog.parser.row.ParseSettings;
import io.phonelog.worker.WorkerConfig;
import io.phonelog.worker.catalogue.Revocations;
import io.phonelog.worker.catalogue.TemplateCatalogue;
import io.phonelog.worker.file.FileStore;
import io.phonelog.worker.file.FileStore.FileGone;
import io.phonelog.worker.report.Reporter;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Decides how a file is laid out and cuts it. Chunks are given out as their ends are found, so that
 * others parse the beginning while the rest is still being cut. The same plan gives the same
 * chunks.
 */
@ApplicationScoped
public class Planner {
    private static final int FIRST_LEASE = 1;

    /** A person has named the template: however badly it fits, nobody is asked again. */
    private static final double ANY_FIT = 0;

    private final FileStore files;
    private final TemplateCatalogue catalogue;
    private final Revocations revocations;
    private final Reporter reporter;
    private final WorkerConfig config;

    public Planner(
            FileStore files,
            TemplateCatalogue catalogue,
            Revocations revocations,
            Reporter reporter,
            WorkerConfig config) {
        this.files = files;
        this.catalogue = catalogue;
        this.revocations = revocations;
        this.reporter = reporter;
        this.config = config;
    }

    void plan(CloudEvent<?> event, PlanJob job) throws IOException {
        if (revocations.includes(job.jobId(), job.run())) {
            return;
        }
        String worker = reporter.worker();
        reporter.tell(event, new PlanStarted(job.jobId(), job.run(), worker));
        Collection<Template> templates = templatesFor(org(event), job.templateId());
        if (templates.isEmpty() && job.templateId() != null) {
            fail(event, job, Failures.templateUnknown(job.templateId()));
            return;
        }
        try {
            Recognised found = recognise(job, templates);
            Recognition recognition = found.recognition();
            if (job.templateId() != null && recognition instanceof Inferred inferred) {
                fail(event, job, Failures.templateDoesNotFit(inferred.head()));
            } else if (job.templateId() != null && recognition instanceof Unsure unsure) {
                fail(event, job, Failures.templateDoesNotFit(unsure.head()));
            } else if (recognition instanceof Readable readable) {
                recognised(event, job, readable, found.container(readable.form()));
            } else if (recognition instanceof Unsure unsure) {
                reporter.tell(
                        event,
                        new MappingNeeded(
                                job.jobId(),
                                job.run(),
                                worker,
                                unsure.classification(),
                                unsure.mapping()));
            } else if (recognition instanceof Unreadable unreadable) {
                fail(event, job, Failures.unreadable(unreadable));
            }
        } catch (FileGone gone) {
            fail(event, job, Failures.fileGone());
        }
    }

    private Collection<Template> templatesFor(UUID org, @Nullable UUID wanted) {
        if (wanted == null) {
            return catalogue.newestOf(org);
        }
        Template template = catalogue.newest(org, wanted);
        return template == null ? List.of() : List.of(template);
    }

    private Recognised recognise(PlanJob job, Collection<Template> templates) throws IOException {
        double threshold = job.templateId() == null ? job.threshold() : ANY_FIT;
        return new FileRecogniser(new LayoutRecogniser(threshold), config.archives().limits())
                .recognise(files.bytesOf(job.file()), templates);
    }

    private void recognised(CloudEvent<?> event, PlanJob job, Readable layout, Container container)
            throws IOException {
        boolean published = layout instanceof Known;
        reporter.tell(
                event,
                new LayoutRecognised(
                        job.jobId(),
                        job.run(),
                        reporter.worker(),
                        layout.classification(),
                        published ? layout.template().id() : null,
                        published ? (Integer) layout.template().version() : null,
                        ParseSettings.PARSER_VERSION,
                        layout.told()));
        ParsePlan found = planOf(job, layout, container);
        YearFinder years = yearsOf(found);
        Template template = years.completed(layout.template());
        ParsePlan plan = template == layout.template() ? found : found.with(template);
        PlanMade made = cut(event, plan, watch(org(event), job, layout, years));
        if (made != null) {
            reporter.tell(event, made);
        }
    }

    private static ParsePlan planOf(PlanJob job, Readable layout, Container container) {
        return new ParsePlan(
                job.jobId(),
                job.run(),
                job.file(),
                layout.template().id(),
                layout.template().version(),
                ParseSettings.PARSER_VERSION,
                container,
                layout.head(),
                job.grain(),
                job.region(),
                job.timezone(),
                job.source(),
                layout instanceof Inferred ? layout.template() : null,
                List.of());
    }

    private YearFinder yearsOf(ParsePlan plan) {
        Instant uploaded =
                Objects.requireNonNull(
                        Uuid7.madeAt(plan.file().uploadId()), "ids of uploads say when they were");
        RecordSource source = files.recordsOf(plan);
        return new YearFinder(
                () -> source.open(source.whole()),
                plan.head().dataLine(),
                plan.file().filename(),
                LocalDate.ofInstant(uploaded, ZoneOffset.UTC));
    }

    /** Tells the tables of a file apart; a person has named the first one's template at most. */
    private SectionWatch watch(UUID org, PlanJob job, Readable first, YearFinder years) {
        return new LaterTables(
                first, new LayoutRecogniser(job.threshold()), catalogue.newestOf(org), years);
    }

    /** Null when the run was taken back meanwhile. */
    private @Nullable PlanMade cut(CloudEvent<?> event, ParsePlan plan, SectionWatch watch)
            throws IOException {
        List<ChunkRange> chunks = new ArrayList<>();
        RecordSource source = files.recordsOf(plan);
        PlanAdvance advance = new PlanAdvance(event, plan);
        try (Ranges ranges =
                source.cut(plan.grain().chunkBytes(), watch, () -> advance.goOn(chunks))) {
            for (ChunkRange range = ranges.next(); range != null; range = ranges.next()) {
                chunks.add(range);
                if (!advance.goOn(chunks)) {
                    return null;
                }
                ParsePlan its = plan.with(ranges.tables());
                reporter.giveOut(event, new ParseChunk(its, range, FIRST_LEASE));
            }
            return isRevoked(plan)
                    ? null
                    : new PlanMade(reporter.worker(), plan.with(ranges.tables()), chunks);
        }
    }

    private boolean isRevoked(ParsePlan plan) {
        return revocations.includes(plan.jobId(), plan.run());
    }

    /** Tells now and then how far the cutting is. */
    private final class PlanAdvance {
        private final CloudEvent<?> event;
        private final ParsePlan plan;
        private long told = System.nanoTime();

        PlanAdvance(CloudEvent<?> event, ParsePlan plan) {
            this.event = event;
            this.plan = plan;
        }

        /** False when the run was taken back. */
        boolean goOn(List<ChunkRange> chunks) {
            if (isRevoked(plan)) {
                return false;
            }
            if (System.nanoTime() - told >= config.reportInterval().toNanos()) {
                told = System.nanoTime();
                long bytes = chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).to();
                reporter.tell(
                        event,
                        new PlanAdvanced(plan.jobId(), plan.run(), reporter.worker(), bytes));
            }
            return true;
        }
    }

    private void fail(CloudEvent<?> event, PlanJob job, JobFailure failure) {
        reporter.tell(event, new ParseFailed(job.jobId(), job.run(), reporter.worker(), failure));
    }

    private static UUID org(CloudEvent<?> event) {
        return Objects.requireNonNull(event.orgid(), "work belongs to a tenant");
    }
}
