package io.phonelog.worker.chunk;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.template.Template;
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

import java.io.IOException;
import java.io.InputStream;
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
        if (revocations.includes(chunk.jobId(), chunk.run())) {
            return;
        }
        UUID org = Objects.requireNonNull(event.orgid(), "work belongs to a tenant");
        ChunkReport report = new ChunkReport(event, chunk, reporter, config.reportInterval());
        BatchSink sink = new BatchSink(org, chunk, sender, report, config);
        report.begun();
        ParsedChunk parsed;
        try (InputStream bytes =
                files.open(chunk.file(), chunk.range().from(), chunk.range().to())) {
            parsed =
                    new ChunkParser(settings(org, chunk))
                            .parse(bytes, chunk.range(), sink, soFar -> goOn(chunk, report, soFar));
        }
        if (parsed.complete()) {
            report.parsed(parsed, sink.finish());
            metrics.counter("phonelog_rows_parsed").increment(parsed.parsed());
            metrics.counter("phonelog_rows_rejected").increment(parsed.rejected());
        }
    }

    private boolean goOn(ParseChunk chunk, ChunkReport report, ParsedChunk soFar) {
        report.advanced(soFar);
        return !revocations.includes(chunk.jobId(), chunk.run());
    }

    private ParseSettings settings(UUID org, ParseChunk chunk) {
        Template template = catalogue.version(org, chunk.templateId(), chunk.templateVersion());
        if (template == null) {
            throw new IllegalStateException(
                    "template %s version %d is not in the catalogue"
                            .formatted(chunk.templateId(), chunk.templateVersion()));
        }
        return new ParseSettings(
                org,
                chunk.file().sha256(),
                template,
                chunk.dialect(),
                chunk.head(),
                chunk.region(),
                chunk.timezone());
    }
}
