package io.phonelog.worker.chunk;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.parse.ParseChunk;
import io.phonelog.contracts.parse.ParseReport.ParseFailed;
import io.phonelog.worker.Work;
import io.phonelog.worker.report.Reporter;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.io.IOException;

/** Parses chunks, a few at once. */
@ApplicationScoped
public class ParseChunkConsumer {
    private final Work work;
    private final ChunkReader reader;
    private final Reporter reporter;

    public ParseChunkConsumer(Work work, ChunkReader reader, Reporter reporter) {
        this.work = work;
        this.reader = reader;
        this.reporter = reporter;
    }

    @Incoming("parse-chunks")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return work.on(message, this::parse, this::failed);
    }

    private void parse(CloudEvent<?> event) throws IOException {
        if (event.data() instanceof ParseChunk chunk) {
            reader.read(event, chunk);
        }
    }

    private void failed(CloudEvent<?> event, Throwable failure) {
        if (event.data() instanceof ParseChunk chunk) {
            reporter.tell(
                    event,
                    new ParseFailed(
                            chunk.jobId(),
                            chunk.plan().run(),
                            reporter.worker(),
                            Reporter.unexpected(failure)));
        }
    }
}
