package io.phonelog.notification.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.contracts.CloudEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Writes the log. An event's entry and its deliveries to webhooks are one statement, in the transaction
 * that takes the event's message from Kafka: all of it is there or nothing.
 */
@ApplicationScoped
public class EventLog {
    private static final String APPEND =
            """
            with head as (
                insert into log_head as h (org_id, sequence) values (:org, 1)
                on conflict (org_id) do update set sequence = h.sequence + 1
                returning sequence),
            entry as (
                insert into log_entry
                    (org_id, sequence, event_id, topic, stream, type, ended, time, data)
                select cast(:org as uuid), sequence, cast(:event as text), cast(:topic as text),
                    cast(:stream as text), cast(:type as text), cast(:ended as boolean),
                    cast(:time as timestamptz), cast(:data as text)
                from head
                returning org_id, sequence, event_id, stream, type)
            insert into delivery
                (id, org_id, webhook_id, sequence, event_id, stream, type, due_at, created_at)
            select uuid7(), e.org_id, w.id, e.sequence, e.event_id, e.stream, e.type, now(), now()
            from entry e join webhook w on w.org_id = e.org_id
            where w.enabled
                and (w.job_id is null or w.job_id = cast(:job as uuid))
                and w.events && array[e.type, split_part(e.type, '.', 1) || '.*', '*']""";

    /** Signed, and sent in headers and lines of text: nothing in an id may end one of those. */
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ObjectMapper json;

    public EventLog(ObjectMapper json) {
        this.json = json;
    }

    /** Appends in the current transaction, which belongs to the event's tenant. */
    Uni<Void> append(CloudEvent<?> event) {
        return Announcement.of(event)
                .map(announcement -> append(event, announcement))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> append(CloudEvent<?> event, Announcement announcement) {
        if (!SAFE_ID.matcher(event.id()).matches()) {
            throw new IllegalArgumentException("not an id that can be told: " + event.id());
        }
        String data = write(announcement.data());
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(APPEND)
                                        .setParameter("org", Objects.requireNonNull(event.orgid()))
                                        .setParameter("event", event.id())
                                        .setParameter("topic", announcement.topic())
                                        .setParameter("stream", announcement.stream())
                                        .setParameter("type", event.type())
                                        .setParameter("ended", announcement.ended())
                                        .setParameter("time", event.time())
                                        .setParameter("data", data)
                                        .setParameter("job", announcement.jobId())
                                        .executeUpdate())
                .replaceWithVoid();
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be told as JSON: " + data.getClass(), e);
        }
    }
}
