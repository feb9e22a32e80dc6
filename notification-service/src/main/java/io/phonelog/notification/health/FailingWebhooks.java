package io.phonelog.notification.health;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.system.SystemAlert;
import io.phonelog.platform.outbox.Outbox;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

/**
 * Tells tenants of webhooks that take nothing for long, disables those whose time is over, and says
 * so when one is in order again. What was told is kept with the telling, so that any number of
 * replicas tell it once.
 */
@ApplicationScoped
public class FailingWebhooks {
    /** $1 milliseconds after which an endpoint is disabled. One that answered 410 is already. */
    private static final String FIND =
            """
            select f.* from (
                select h.webhook_id, h.org_id, w.url, w.enabled, h.failing_since, h.told, h.alert_id,
                    case
                        when not w.enabled and w.disabled_reason is not null then 3
                        when h.failing_since is null or not w.enabled then 0
                        when now() - h.failing_since >= p.time then 3
                        when now() - h.failing_since >= p.time * 0.9 then 2
                        when now() - h.failing_since >= p.time * 0.5 then 1
                        else 0 end as level
                from webhook_health h
                join webhook w on w.id = h.webhook_id
                cross join (select $1 * interval '1 millisecond' as time) p
                where h.failing_since is not null or h.told > 0) f
            where f.level > f.told or (f.level = 0 and f.told > 0)
            order by f.webhook_id limit 100""";

    /** Only if it is as it was found: a success, or its owner, may have come in between. */
    private static final String TELL =
            """
            update webhook_health h set told = :level, alert_id = :alert
            from webhook w
            where h.webhook_id = :webhook and h.told = :told and w.id = h.webhook_id
                and w.enabled = :enabled and w.url = :url
                and h.failing_since is not distinct from cast(:since as timestamptz)""";

    private static final String DISABLE =
            """
            update webhook set enabled = false, disabled_reason = :reason, version = version + 1
            where id = :webhook and enabled""";
    private static final String REASON = "The endpoint has taken nothing for too long.";

    private final PoolTransactions background;
    private final Transactions transactions;
    private final Outbox outbox;
    private final HealthConfig config;

    public FailingWebhooks(
            PoolTransactions background,
            Transactions transactions,
            Outbox outbox,
            HealthConfig config) {
        this.background = background;
        this.transactions = transactions;
        this.outbox = outbox;
        this.config = config;
    }

    @Scheduled(
            identity = "failing-webhooks",
            every = "${phonelog.webhook-health.look}",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> look() {
        Tuple patience = Tuple.of((double) config.disableAfter().toMillis());
        return background
                .inBackground(connection -> connection.preparedQuery(FIND).execute(patience))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(FailingWebhooks::failing)
                .onItem()
                .transformToUniAndConcatenate(this::tell)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether it was told: not when another replica did, or it is otherwise by now. */
    Uni<Boolean> tell(Failing webhook) {
        UUID alert = Objects.requireNonNullElseGet(webhook.alertId(), Uuid7::next);
        return transactions.inTenant(
                webhook.orgId(),
                () ->
                        note(webhook, alert)
                                .chain(
                                        first ->
                                                first
                                                        ? disable(webhook)
                                                                .chain(
                                                                        () ->
                                                                                publish(
                                                                                        webhook,
                                                                                        alert))
                                                                .replaceWith(true)
                                                        : Uni.createFrom().item(false)));
    }

    /** Whether this replica is the one to tell it. */
    private static Uni<Boolean> note(Failing webhook, UUID alert) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(TELL)
                                        .setParameter("webhook", webhook.webhookId())
                                        .setParameter("told", webhook.told())
                                        .setParameter("enabled", webhook.enabled())
                                        .setParameter("url", webhook.url())
                                        .setParameter("since", webhook.since())
                                        .setParameter("level", webhook.level())
                                        .setParameter(
                                                "alert",
                                                webhook.level() == Failing.OVER ? null : alert)
                                        .executeUpdate())
                .map(noted -> noted == 1);
    }

    private static Uni<Void> disable(Failing webhook) {
        return webhook.isToBeDisabled()
                ? Panache.getSession()
                        .chain(
                                session ->
                                        session.createNativeQuery(DISABLE)
                                                .setParameter("webhook", webhook.webhookId())
                                                .setParameter("reason", REASON)
                                                .executeUpdate())
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> publish(Failing webhook, UUID id) {
        Instant since = Objects.requireNonNullElseGet(webhook.since(), Instant::now);
        SystemAlert alert = webhook.alert(id, since.plus(config.disableAfter()), Instant.now());
        return outbox.publish(
                Topics.SYSTEM,
                id.toString(),
                outbox.event(
                        MessageType.SYSTEM_ALERT, webhook.orgId(), id.toString(), null, alert));
    }

    private static Failing failing(Row row) {
        @Nullable OffsetDateTime since = row.getOffsetDateTime("failing_since");
        return new Failing(
                row.getUUID("webhook_id"),
                row.getUUID("org_id"),
                row.getString("url"),
                row.getBoolean("enabled"),
                since == null ? null : since.toInstant(),
                row.getInteger("told"),
                row.getInteger("level"),
                row.getUUID("alert_id"));
    }
}
