package io.phonelog.event;

import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.RowBatchWriter;
import io.phonelog.test.Org;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** A row batch as a worker makes it. */
public record TestBatch(
        Org org,
        UUID job,
        int run,
        int chunk,
        int sequence,
        @Nullable String source,
        List<PhoneEvent> events) {
    static final UUID TEMPLATE = new UUID(0x0192f0c100007000L, 0x8000000000000003L);
    static final String PARSER = "1";

    /** The first batch of a new job of acme. */
    public static TestBatch of(List<PhoneEvent> events) {
        return new TestBatch(Org.ACME, Uuid7.next(), 1, 0, 0, "handset", events);
    }

    public static TestBatch of(PhoneEvent... events) {
        return of(List.of(events));
    }

    public TestBatch by(Org other) {
        return new TestBatch(other, job, run, chunk, sequence, source, events);
    }

    public TestBatch from(@Nullable String other) {
        return new TestBatch(org, job, run, chunk, sequence, other, events);
    }

    public TestBatch inRun(int other) {
        return new TestBatch(org, job, other, chunk, sequence, source, events);
    }

    /** The next batch of the same chunk. */
    public TestBatch then(PhoneEvent... next) {
        return new TestBatch(org, job, run, chunk, sequence + 1, source, List.of(next));
    }

    public RowBatch.Header header() {
        return new RowBatch.Header(
                org.id(),
                job,
                run,
                chunk,
                sequence,
                new UUID(job.getMostSignificantBits(), 7),
                TestEvent.SHA256,
                events.isEmpty() ? TEMPLATE : events.get(0).provenance().templateId(),
                1,
                source,
                PARSER);
    }

    public byte[] bytes() {
        RowBatchWriter writer = new RowBatchWriter(header());
        events.forEach(writer::add);
        return writer.toBytes();
    }

    public RowBatch read() {
        return RowBatch.read(bytes());
    }

    /** One for all batches of a chunk, so that they come in order, which on Kafka they need not. */
    public String key() {
        return job + "/" + chunk;
    }
}
