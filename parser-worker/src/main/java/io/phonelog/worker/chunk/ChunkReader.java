package io.phonelog.worker.chunk;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.job.JobFailure;
import io.phonelog.contracts.parse.OtherTable;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.ParsePlan;
import io.phonelog.contracts.parse.ParseReport.ParseFailed;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.record.Records;
import io.phonelog.parser.row.ChunkParser;
import io.phonelog.parser.row.ParseSettings;
import io.phonelog.parser.row.ParsedChunk;
import io.phonelog.platform.messaging.EventSender;
import io.phonelog.worker.WorkerConfig;
import io.phonelog.worker.catalogue.Revocations;
import io.phonelog.worker.catalogue.TemplateCatalogue;
import io.phonelog.worker.file.FileStore;
import io.phonelog.worker.report.Reporter;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Reads a chunk from the store and turns it into batches. Everything that decides the outcome is in
 * the work itself, so that doing it twice, here or elsewhere, gives the same batches.
 */
@ApplicationScoped
public class ChunkReader {
    private final FileStore files;
    private final TemplateCatalogue catalogue;
    private final Revocations revocations;
    private final EventSender sender;
    private final Reporter reporter;
    private final WorkerConfig config;
    private final MeterRegistry metrics;

    public ChunkReader(
            FileStore files,
            TemplateCatalogue catalogue,
            Revocations revocations,
            EventSender sender,
            Reporter reporter,
            WorkerConfig config,
            MeterRegistry metrics) {
        this.files = files;
        this.catalogue = catalogue;
        this.revocations = revocations;
        this.sender = sender;
        this.reporter = reporter;
        this.config = config;
        this.metrics = metrics;
    }

    void read(CloudEvent<?> event, ParseChunk chunk) throws IOException {
        ParsePlan plan = chunk.plan();
        if (revocations.includes(plan.jobId(), plan.run())) {
            return;
        }
        if (!plan.parserVersion().equals(ParseSettings.PARSER_VERSION)) {
            reporter.tell(event, parserChanged(plan));
            return;
        }
        UUID org = Objects.requireNonNull(event.orgid(), "work belongs to a tenant");
        ChunkReport report = new ChunkReport(event, chunk, reporter, config.reportInterval());
        BatchSink sink = new BatchSink(org, chunk, sender, report);
        report.begun();
        ParsedChunk parsed;
        try (Records records = files.recordsOf(plan).open(chunk.range())) {
            parsed =
                    new ChunkParser(
                                    settings(org, plan),
                                    others(org, plan),
                                    chunk.range().sections())
                            .parse(records, sink, soFar -> goOn(plan, report, soFar));
        }
        if (parsed.complete()) {
            report.parsed(parsed, sink.finish());
            metrics.counter("phonelog_rows_parsed").increment(parsed.parsed());
            metrics.counter("phonelog_rows_rejected").increment(parsed.rejected());
        }
    }

    private boolean goOn(ParsePlan plan, ChunkReport report, ParsedChunk soFar) {
        report.advanced(soFar);
        return !revocations.includes(plan.jobId(), plan.run());
    }

    /** A run is read by one set of rules; the next run is planned and read by today's. */
    private ParseFailed parserChanged(ParsePlan plan) {
        var failure =
                new JobFailure(
                        "internal",
                        "PARSER_CHANGED",
                        "Planned by parser %s, but this worker's is %s."
                                .formatted(plan.parserVersion(), ParseSettings.PARSER_VERSION),
                        true,
                        "Nothing to do: it is tried again by itself. While workers are upgraded this"
                                + " can happen.",
                        null);
        return new ParseFailed(plan.jobId(), plan.run(), reporter.worker(), failure);
    }

    private ParseSettings settings(UUID org, ParsePlan plan) {
        Template draft = plan.draft();
        Template template =
                draft != null ? draft : version(org, plan.templateId(), plan.templateVersion());
        return new ParseSettings(
                org, plan.file().sha256(), template, plan.head(), plan.region(), plan.timezone());
    }

    private List<ParseSettings.Table> others(UUID org, ParsePlan plan) {
        return plan.tables().stream()
                .map(table -> new ParseSettings.Table(table.columns(), templateOf(org, table)))
                .toList();
    }

    private @Nullable Template templateOf(UUID org, OtherTable table) {
        UUID id = table.templateId();
        Integer version = table.templateVersion();
        if (table.draft() != null || id == null || version == null) {
            return table.draft();
        }
        return version(org, id, version);
    }

    private Template version(UUID org, UUID id, int version) {
        Template template = catalogue.version(org, id, version);
        if (template == null) {
            throw new IllegalStateException(
                    "template %s version %d is not in the catalogue".formatted(id, version));
        }
        return template;
    }
}
