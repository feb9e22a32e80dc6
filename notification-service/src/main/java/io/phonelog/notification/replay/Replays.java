package io.phonelog.notification.replay;

import static io.phonelog.notification.NotificationProblem.REPLAY_NOT_FOUND;
import static io.phonelog.notification.NotificationProblem.REPLAY_RUNNING;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.webhook.Webhook;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

/**
 * Replays as their owner sees them: asked for, counted, looked at. {@link ReplayRunner} does them.
 */
@ApplicationScoped
public class Replays {
    /** Whether an event {@code l} is one of a replay {@code r} to a webhook {@code w}. */
    static final String FITS =
            """
            l.org_id = w.org_id and l.time >= r.since and l.time <= r.until
                and (r.types is null
                    or r.types && array[l.type, split_part(l.type, '.', 1) || '.*', '*'])
                and w.events && array[l.type, split_part(l.type, '.', 1) || '.*', '*']
                and (w.job_id is null or l.stream = 'job:' || w.job_id
                    or (l.topic <> 'jobs'
                        and cast(l.data as json) ->> 'jobId' = cast(w.job_id as text)))
                and not (r.never_attempted and exists (
                    select 1 from delivery d
                    where d.webhook_id = w.id and d.sequence = l.sequence
                        and (d.attempts > 0 or d.state = 'PENDING')))""";

    private static final String ASK =
            """
            insert into replay (id, org_id, webhook_id, since, until, types, never_attempted,
                sequence, last_sequence, matched, gap, created_at, done_at)
            select :id, w.org_id, w.id, :since, :until, string_to_array(cast(:types as text), ','), :never,
                coalesce(h.pruned, 0), coalesce(h.sequence, 0), 0,
                coalesce(:since < h.pruned_before, false), now(), case when :dry then now() end
            from webhook w left join log_head h on h.org_id = w.org_id
            where w.id = :webhook
            on conflict (webhook_id) where done_at is null do nothing""";
    private static final String COUNT =
            """
            update replay t set matched = (
                select count(*) from replay r join webhook w on w.id = r.webhook_id
                join log_entry l on l.org_id = r.org_id
                    and l.sequence > r.sequence and l.sequence <= r.last_sequence
                where r.id = t.id and %s)
            where t.id = :id
            returning matched, gap"""
                    .formatted(FITS);
    private static final String FORGET = "delete from replay where id = :id";
    private static final String SHOW =
            """
            select matched, queued, gap, created_at, done_at from replay
            where id = :id and webhook_id = :webhook""";

    /**
     * How many events fit, and whether the log reaches back less far than asked; begins nothing.
     */
    Uni<ReplayView> dryRun(Webhook webhook, ReplayRequest wanted) {
        UUID id = Uuid7.next();
        return Panache.getSession()
                .chain(
                        session ->
                                ask(session, id, webhook, wanted)
                                        .chain(() -> count(session, id))
                                        .call(
                                                () ->
                                                        session.createNativeQuery(FORGET)
                                                                .setParameter("id", id)
                                                                .executeUpdate()))
                .map(counted -> ReplayView.dry((Long) counted[0], (Boolean) counted[1]));
    }

    /** Begins one; fails with a problem while another of the webhook is under way. */
    Uni<UUID> begin(Webhook webhook, ReplayRequest wanted) {
        UUID id = Uuid7.next();
        return Panache.getSession()
                .chain(
                        session ->
                                ask(session, id, webhook, wanted)
                                        .invoke(Replays::requireAsked)
                                        .chain(() -> count(session, id)))
                .replaceWith(id);
    }

    Uni<ReplayView> find(Webhook webhook, UUID id) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(SHOW, Object[].class)
                                        .setParameter("id", id)
                                        .setParameter("webhook", webhook.id())
                                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> REPLAY_NOT_FOUND.because("There is no replay " + id + "."))
                .map(row -> view(id, row));
    }

    private static Uni<Integer> ask(
            Mutiny.Session session, UUID id, Webhook webhook, ReplayRequest wanted) {
        Instant until = Objects.requireNonNullElseGet(wanted.until(), Instant::now);
        @Nullable String types = wanted.types() == null ? null : String.join(",", wanted.types());
        return session.createNativeQuery(ASK)
                .setParameter("id", id)
                .setParameter("webhook", webhook.id())
                .setParameter("since", wanted.since())
                .setParameter("until", until)
                .setParameter("types", types)
                .setParameter("never", Boolean.TRUE.equals(wanted.neverAttempted()))
                .setParameter("dry", Boolean.TRUE.equals(wanted.dryRun()))
                .executeUpdate();
    }

    private static Uni<Object[]> count(Mutiny.Session session, UUID id) {
        return session.createNativeQuery(COUNT, Object[].class)
                .setParameter("id", id)
                .getSingleResult();
    }

    private static void requireAsked(int added) {
        if (added == 0) {
            throw REPLAY_RUNNING.because("Wait until it is done, then ask again.");
        }
    }

    private static ReplayView view(UUID id, Object[] row) {
        @Nullable OffsetDateTime done = (OffsetDateTime) row[4];
        return new ReplayView(
                id,
                done == null ? "running" : "done",
                (Long) row[0],
                (Long) row[1],
                (Boolean) row[2],
                ((OffsetDateTime) row[3]).toInstant(),
                done == null ? null : done.toInstant());
    }
}
