package io.phonelog.event.load;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.RowBatch.Header;
import io.phonelog.contracts.parse.BatchesStored;
import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.platform.outbox.Outbox;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** Tells that batches can be queried: one message a run, in the transaction that stores them. */
@ApplicationScoped
class StoredNews {
    private static final String ACTOR = "event-service";

    private final Outbox outbox;

    StoredNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Announces the batches when the connection's transaction commits.
     *
     * @param rows those of the batches that are stored
     * @param refused those that are not
     */
    void announce(
            Connection connection,
            List<RowBatch> batches,
            EventRows rows,
            List<RejectedRow> refused)
            throws SQLException {
        var byRun =
                batches.stream()
                        .map(batch -> stored(batch.header(), rows))
                        .collect(groupingBy(Stored::run, LinkedHashMap::new, toList()));
        try (PreparedStatement insert = connection.prepareStatement(Outbox.INSERT)) {
            for (var run : byRun.entrySet()) {
                bind(insert, run.getKey(), run.getValue(), refused);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Stored stored(Header header, EventRows rows) {
        return new Stored(header, rows.extentOf(header).rows());
    }

    private record Run(UUID org, UUID job, int run) {}

    private record Stored(Header header, int rows) {
        Run run() {
            return new Run(header.orgId(), header.jobId(), header.run());
        }

        BatchesStored.Batch batch() {
            return new BatchesStored.Batch(header.chunk(), header.sequence(), rows);
        }
    }

    private void bind(
            PreparedStatement insert, Run run, List<Stored> stored, List<RejectedRow> refused)
            throws SQLException {
        CloudEvent<BatchesStored> event =
                event(
                        run,
                        new BatchesStored(
                                run.job(),
                                run.run(),
                                stored.stream().map(Stored::batch).toList(),
                                refused));
        String key = run.job().toString();
        insert.setShort(1, Outbox.laneOf(key));
        insert.setString(2, Topics.RECORDS_STORED);
        insert.setString(3, key);
        insert.setBytes(4, MessageJson.write(event));
        insert.setString(5, CloudEvent.CONTENT_TYPE);
        insert.setNull(6, Types.VARCHAR);
        insert.setObject(7, run.org());
    }

    /** The same batches give the same id: whoever hears of them twice can tell. */
    private CloudEvent<BatchesStored> event(Run run, BatchesStored stored) {
        String subject = run.job().toString();
        CloudEvent<BatchesStored> event =
                outbox.event(MessageType.BATCHES_STORED, run.org(), subject, ACTOR, stored);
        String identity = run + " " + stored.batches();
        UUID id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
        return new CloudEvent<>(
                event.specversion(),
                id.toString(),
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                event.datacontenttype(),
                event.orgid(),
                event.actor(),
                event.requestid(),
                event.traceparent(),
                event.data());
    }
}
