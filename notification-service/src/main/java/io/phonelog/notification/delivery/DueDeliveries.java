package io.phonelog.notification.delivery;

import io.phonelog.notification.share.TenantCounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Takes what is due: for each endpoint no more than it allows, for each tenant no more than its
 * share.
 */
@ApplicationScoped
public class DueDeliveries {
    /** What an endpoint's rate limit allows now; null when it has none. */
    private static final String ALLOWED =
            """
            least(w.rate_limit,
                h.allowance + extract(epoch from now() - h.allowance_at) * w.rate_limit)""";

    /**
     * $3 endpoints at most that something is due for and that may be sent to; $1 messages may be on
     * their way to one, or one after $4 failures, and $2 are tenants that have their share. From
     * endpoint to endpoint in the index: how many deliveries wait does not matter. Tenants take
     * turns, and who comes first is left to chance, so that none is passed over for good. Whoever
     * holds an endpoint already looks again after it, so it is left to them. Rows of health are
     * read by their keys: with statistics of a time when all rested the planner expects one, and
     * would look at all that waits for each.
     */
    private static final String LOCK =
            """
            with recursive waiting as (
                (select webhook_id from delivery where state = 'PENDING' order by webhook_id limit 1)
                union all
                select (select d.webhook_id from delivery d
                    where d.state = 'PENDING' and d.webhook_id > w.webhook_id
                    order by d.webhook_id limit 1)
                from waiting w where w.webhook_id is not null)
            select held.webhook_id
            from (
                select h.webhook_id,
                    row_number() over (partition by h.org_id order by random()) as turn
                from webhook_health h join webhook w on w.id = h.webhook_id
                where h.webhook_id = any(array(select webhook_id from waiting))
                    and w.enabled and h.org_id <> all($2)
                    and (h.paused_until is null or h.paused_until <= now())
                    and (w.rate_limit is null or %s >= 1)
                    and exists (select 1 from delivery q
                        where q.webhook_id = w.id and q.state = 'PENDING' and q.due_at <= now())
                    and (select count(*) from delivery u
                        where u.webhook_id = w.id and u.sender is not null and u.due_at > now())
                        < case when h.failures >= $4 then 1 else $1 end
                order by turn, random()) ready
            cross join lateral (
                select l.webhook_id from webhook_health l where l.webhook_id = ready.webhook_id
                for no key update skip locked) held
            limit $3"""
                    .formatted(ALLOWED);

    /**
     * What may be sent to an endpoint {@code h} now, in the order it became due. A later event of
     * the same thing waits until the earlier one was tried, or is over where order is wanted. Few
     * more are looked at than there are places, so that a turn costs the same however much waits.
     * When one thing with many events fills those few with such as wait: then from thing to thing
     * in the index, in the order of the streams' names, as far as there are places and for a
     * thousand streams at most.
     */
    private static final String READY =
            """
            with recursive looked_at as materialized (
                select q.id, q.stream, q.due_at, q.sequence from delivery q
                where q.webhook_id = h.id and q.state = 'PENDING' and q.due_at <= now()
                order by q.due_at, q.sequence limit greatest(2 * h.places, 0)),
            free as materialized (
                select c.id, c.due_at, c.sequence from looked_at c
                where not exists (
                    select 1 from delivery e
                    where e.webhook_id = h.id and e.stream = c.stream
                        and e.sequence < c.sequence and e.state = 'PENDING'
                        and (h.ordered or e.attempts = 0))
                order by c.due_at, c.sequence limit greatest(h.places, 0)),
            streams (stream, number) as (
                (select d.stream, 1 from delivery d
                    where d.webhook_id = h.id and d.state = 'PENDING'
                        and (select count(*) from looked_at) = 2 * h.places
                        and (select count(*) from free) < h.places
                    order by d.stream limit 1)
                union all
                select (select d.stream from delivery d
                    where d.webhook_id = h.id and d.state = 'PENDING' and d.stream > s.stream
                    order by d.stream limit 1), s.number + 1
                from streams s where s.stream is not null and s.number < 1000),
            far as (
                select c.id, c.due_at, c.sequence
                from streams s cross join lateral (
                    select q.id, q.due_at, q.sequence from delivery q
                    where q.webhook_id = h.id and q.stream = s.stream and q.state = 'PENDING'
                        and q.due_at <= now()
                        and q.sequence <= coalesce((
                            select e.sequence from delivery e
                            where e.webhook_id = h.id and e.stream = s.stream
                                and e.state = 'PENDING' and (h.ordered or e.attempts = 0)
                            order by e.sequence limit 1), q.sequence)
                    order by q.sequence limit 1) c
                limit greatest(h.places, 0))
            select id, row_number() over (order by due_at, sequence) as place
            from (select * from free union select * from far) ready
            order by place limit greatest(least(h.places, cast(floor(h.allowed) as bigint)), 0)""";

    /**
     * Of $1 endpoints that are held, $2 places each, $3 in all, $4 sender, $5 lease in
     * milliseconds, $6 failures that open the breaker, $7 tenants that have $8 messages under way,
     * $9 how many one may have. A statement of its own, as it has to see what others did until the
     * endpoints were held. Tenants take turns, and so do the endpoints of one; those that fail come
     * last.
     */
    private static final String TAKE =
            """
            with held as (
                select w.id, w.org_id, w.ordered, w.rate_limit, h.failures,
                    %s as allowed,
                    case when h.failures >= $6 then 1 else $2 end - (
                        select count(*) from delivery u
                        where u.webhook_id = w.id and u.sender is not null and u.due_at > now())
                        as places
                from webhook w join webhook_health h on h.webhook_id = w.id
                where w.id = any($1) and w.enabled
                    and (h.paused_until is null or h.paused_until <= now())),
            under_way as (select * from unnest($7::uuid[], $8::int[]) as t (org_id, messages)),
            due as (
                select d.id, h.org_id,
                    row_number() over (partition by h.org_id order by h.failures, d.place) as place
                from held h cross join lateral (%s) d),
            chosen as (
                select d.id from due d left join under_way u on u.org_id = d.org_id
                where d.place + coalesce(u.messages, 0) <= $9
                order by d.place + coalesce(u.messages, 0)
                limit $3),
            taken as (
                update delivery t
                set claim = t.claim + 1, sender = $4,
                    due_at = now() + $5 * interval '1 millisecond'
                from chosen c
                where t.id = c.id and t.state = 'PENDING' and t.due_at <= now()
                returning t.*),
            spent as (
                update webhook_health h
                set allowance = l.allowed - t.count, allowance_at = now()
                from held l join (select webhook_id, count(*) from taken group by webhook_id) t
                    on t.webhook_id = l.id
                where h.webhook_id = l.id and l.rate_limit is not null)
            select t.id, t.claim, t.attempts, t.event_id, t.type, t.org_id,
                t.created_at, coalesce(l.time, t.created_at) as time, coalesce(t.data, l.data) as data,
                w.id as webhook_id, w.url, w.key_id, w.secret, w.retired, w.headers
            from taken t
            join webhook w on w.id = t.webhook_id
            left join log_entry l on t.data is null and l.org_id = t.org_id and l.sequence = t.sequence
            order by t.sequence"""
                    .formatted(ALLOWED, READY);

    private final DeliveryConfig config;

    public DueDeliveries(DeliveryConfig config) {
        this.config = config;
    }

    /**
     * How much a sender can take.
     *
     * @param mostOfTenant how many messages of one tenant it may have under way
     * @param underWay how many it has, by tenant
     */
    record Room(int most, int mostOfTenant, Map<UUID, Integer> underWay) {
        static final Room NONE = new Room(0, 0, Map.of());

        /** The tenants that have their share. */
        private UUID[] full() {
            return underWay.entrySet().stream()
                    .filter(tenant -> tenant.getValue() >= mostOfTenant)
                    .map(Map.Entry::getKey)
                    .toArray(UUID[]::new);
        }
    }

    /**
     * In the current transaction, which is one across tenants; until its end the endpoints are
     * held.
     */
    Uni<List<DueDelivery>> take(SqlConnection connection, UUID sender, Room room) {
        if (room.most() == 0) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(LOCK)
                .execute(
                        Tuple.of(
                                config.perEndpoint(),
                                room.full(),
                                room.most(),
                                config.breakerFailures()))
                .map(DueDeliveries::ids)
                .chain(
                        held ->
                                held.length == 0
                                        ? Uni.createFrom().item(List.of())
                                        : takeOf(connection, held, sender, room));
    }

    private Uni<List<DueDelivery>> takeOf(
            SqlConnection connection, UUID[] endpoints, UUID sender, Room room) {
        Tuple values =
                Tuple.tuple()
                        .addArrayOfUUID(endpoints)
                        .addInteger(config.perEndpoint())
                        .addInteger(room.most())
                        .addUUID(sender)
                        .addDouble((double) config.lease().toMillis())
                        .addInteger(config.breakerFailures());
        TenantCounts.addTo(values, room.underWay()).addInteger(room.mostOfTenant());
        return connection.preparedQuery(TAKE).execute(values).map(DueDeliveries::deliveries);
    }

    private static UUID[] ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID(0))
                .toArray(UUID[]::new);
    }

    private static List<DueDelivery> deliveries(RowSet<Row> rows) {
        Function<Row, DueDelivery> delivery = DueDelivery::of;
        return StreamSupport.stream(rows.spliterator(), false).map(delivery).toList();
    }
}
