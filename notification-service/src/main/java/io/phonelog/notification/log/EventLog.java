package io.phonelog.notification.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.contracts.CloudEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes the log. An event's entry, its notifications and its deliveries to webhooks are one statement,
 * in the transaction that takes the event's message from Kafka: all of it is there or nothing.
 */
@ApplicationScoped
public class EventLog {
    private static final String APPEND =
            """
            with head as (%s
                returning org_id, sequence),
            entry as (
                insert into log_entry
                    (org_id, sequence, event_id, topic, stream, type, ended, owner, time, data)
                select org_id, sequence, cast(:event as text), cast(:topic as text),
                    cast(:stream as text), cast(:type as text), cast(:ended as boolean),
                    cast(:owner as text), cast(:time as timestamptz), cast(:data as text)
                from head
                returning org_id, sequence, event_id, stream, type, time, data),
            notified as (
                insert into notification (id, org_id, recipient, event_id, type, time, data)
                select uuid7(), org_id, cast(:recipient as text), event_id, type, time, data
                from entry where cast(:recipient as text) is not null
                returning id, org_id, recipient),
            pushed as (
                insert into push_message (id, org_id, subscription_id, notification_id, due_at)
                select uuid7(), n.org_id, s.id, n.id, now()
                from notified n join push_subscription s on s.org_id = n.org_id
                    and (s.user_id = n.recipient or (s.admin and n.recipient = '@admins')))
            insert into delivery
                (id, org_id, webhook_id, sequence, event_id, stream, type, due_at, created_at)
            select uuid7(), e.org_id, w.id, e.sequence, e.event_id, e.stream, e.type, now(), now()
            from entry e join webhook w on w.org_id = e.org_id
            where w.enabled
                and (w.job_id is null or w.job_id = cast(:job as uuid))
                and w.events && array[e.type, split_part(e.type, '.', 1) || '.*', '*']""";

    private static final String HEAD_OF_TENANT =
            """

                insert into log_head as h (org_id, sequence) values (:org, 1)
                on conflict (org_id) do update set sequence = h.sequence + 1""";

    /** In one order, so that no two of these wait for each other. */
    private static final String HEADS_OF_ALL =
            """

                update log_head set sequence = sequence + 1
                where org_id in (select org_id from log_head order by org_id for update)""";

    private static final String TO_TENANT = APPEND.formatted(HEAD_OF_TENANT);
    private static final String TO_ALL = APPEND.formatted(HEADS_OF_ALL);

    /** Signed, and sent in headers and lines of text: nothing in an id may end one of those. */
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ObjectMapper json;

    public EventLog(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Appends in the current transaction: to the log of the event's tenant, to which the transaction
     * belongs, or to all logs when the event is about the platform and has no tenant.
     */
    Uni<Void> append(CloudEvent<?> event) {
        return Announcement.of(event)
                .filter(told -> event.orgid() != null || told.topic().equals(Announcement.SYSTEM))
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
                                statement(session, event.orgid())
                                        .setParameter("event", event.id())
                                        .setParameter("topic", announcement.topic())
                                        .setParameter("stream", announcement.stream())
                                        .setParameter("type", event.type())
                                        .setParameter("ended", announcement.ended())
                                        .setParameter("owner", announcement.owner())
                                        .setParameter(
                                                "recipient",
                                                Recipients.of(event.type(), announcement))
                                        .setParameter("time", event.time())
                                        .setParameter("data", data)
                                        .setParameter("job", announcement.jobId())
                                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Mutiny.Query<?> statement(Mutiny.Session session, @Nullable UUID org) {
        return org == null
                ? session.createNativeQuery(TO_ALL)
                : session.createNativeQuery(TO_TENANT).setParameter("org", org);
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be told as JSON: " + data.getClass(), e);
        }
    }
}
