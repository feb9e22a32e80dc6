package io.phonelog.notification.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.contracts.CloudEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes the log. The entries of events, their notifications and their deliveries to webhooks are
 * one statement, in the transaction that takes the events' messages from Kafka: all of it is there
 * or nothing. A browser that cannot be reached has at most 100 pushes waiting; of what comes then,
 * its user reads in the application.
 */
@ApplicationScoped
public class EventLog {
    private static final String APPEND =
            """
            with told as (
                select * from json_to_recordset(cast(cast(:told as text) as json)) as t (n int, event text, topic text,
                    stream text, type text, ended boolean, owner text, recipient text,
                    time timestamptz, data text, job uuid)),
            head as (%s
                returning org_id, sequence - :count as before),
            entry as (
                insert into log_entry
                    (org_id, sequence, event_id, topic, stream, type, ended, owner, time, data)
                select h.org_id, h.before + t.n, t.event, t.topic, t.stream, t.type, t.ended, t.owner,
                    t.time, t.data
                from head h cross join told t order by h.org_id, t.n
                returning org_id, sequence, event_id, stream, type, time, data),
            notified as (
                insert into notification (id, org_id, recipient, event_id, type, time, data)
                select uuid7(), e.org_id, t.recipient, e.event_id, e.type, e.time, e.data
                from entry e join told t on t.event = e.event_id
                where t.recipient is not null
                order by e.sequence
                returning id, org_id, recipient),
            pushed as (
                insert into push_message (id, org_id, subscription_id, notification_id, due_at)
                select uuid7(), f.org_id, f.subscription_id, f.notification_id, now()
                from (
                    select n.org_id, n.id as notification_id, s.id as subscription_id,
                        row_number() over (partition by s.id order by n.id) as nth
                    from notified n join push_subscription s on s.org_id = n.org_id
                        and (s.user_id = n.recipient or (s.admin and n.recipient = '@admins'))) f
                where f.nth <= 100 - (
                    select count(*) from push_message m where m.subscription_id = f.subscription_id))
            insert into delivery
                (id, org_id, webhook_id, sequence, event_id, stream, type, due_at, created_at)
            select uuid7(), e.org_id, w.id, e.sequence, e.event_id, e.stream, e.type, now(), now()
            from entry e join told t on t.event = e.event_id join webhook w on w.org_id = e.org_id
            where w.enabled
                and (w.job_id is null or w.job_id = t.job)
                and w.events && array[e.type, split_part(e.type, '.', 1) || '.*', '*']
            order by e.sequence""";

    private static final String HEAD_OF_TENANT =
            """

                insert into log_head as h (org_id, sequence) values (:org, :count)
                on conflict (org_id) do update set sequence = h.sequence + :count""";

    /** In one order, so that no two of these wait for each other. */
    private static final String HEADS_OF_ALL =
            """

                update log_head set sequence = sequence + :count
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
     * Appends in the current transaction: to the log of the events' tenant, to which the
     * transaction belongs, or to all logs when they are about the platform and have no tenant.
     */
    Uni<Void> append(List<CloudEvent<?>> events) {
        List<Entry> told = new ArrayList<>();
        for (CloudEvent<?> event : events) {
            Announcement.of(event)
                    .filter(
                            news ->
                                    event.orgid() != null
                                            || news.topic().equals(Announcement.SYSTEM))
                    .ifPresent(news -> told.add(entry(told.size() + 1, event, news)));
        }
        return told.isEmpty() ? Uni.createFrom().voidItem() : append(events.get(0).orgid(), told);
    }

    /** A row of the statement's table; its names are the columns'. */
    private record Entry(
            int n,
            String event,
            String topic,
            String stream,
            String type,
            boolean ended,
            @Nullable String owner,
            @Nullable String recipient,
            Instant time,
            String data,
            @Nullable UUID job) {}

    private Entry entry(int n, CloudEvent<?> event, Announcement news) {
        if (!SAFE_ID.matcher(event.id()).matches()) {
            throw new IllegalArgumentException("not an id that can be told: " + event.id());
        }
        return new Entry(
                n,
                event.id(),
                news.topic(),
                news.stream(),
                event.type(),
                news.ended(),
                news.owner(),
                Recipients.of(event.type(), news),
                event.time(),
                write(news.data()),
                news.jobId());
    }

    private Uni<Void> append(@Nullable UUID org, List<Entry> told) {
        String rows = write(told);
        return Panache.getSession()
                .chain(
                        session ->
                                statement(session, org)
                                        .setParameter("told", rows)
                                        .setParameter("count", told.size())
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
