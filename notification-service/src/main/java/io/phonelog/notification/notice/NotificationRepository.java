package io.phonelog.notification.notice;

import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** The notifications of the current tenant, as one of its users sees them. */
@ApplicationScoped
public class NotificationRepository {
    private static final String PAGE =
            """
            select new io.phonelog.notification.notice.NoticeRow(n, r.readAt)
            from Notification n
            left join ReadMark r on r.notificationId = n.id and r.userId = :user
            where n.orgId = :org and n.recipient in :names and n.type not in :muted
                and n.id < :before and (:unread = false or r.readAt is null)
            order by n.id desc""";

    private static final String MINE =
            """
            from notification n where n.org_id = :org
                and n.recipient = any(cast(:names as text[]))
                and n.type <> all(cast(:muted as text[]))""";
    private static final String UNREAD =
            """
             and not exists (
                select 1 from notification_read r
                where r.notification_id = n.id and r.user_id = :user)""";
    private static final String COUNT = "select count(*) from (select 1 %s limit :most) as counted";
    private static final String MARK =
            """
            insert into notification_read (org_id, notification_id, user_id, read_at)
            select n.org_id, n.id, :user, now() %s on conflict do nothing""";
    private static final String MARK_ONE =
            MARK.formatted(
                    "from notification n where n.org_id = :org and n.id = :id"
                            + " and n.recipient = any(cast(:names as text[]))");
    private static final String EXISTS =
            """
            select count(*) from notification n where n.org_id = :org and n.id = :id
                and n.recipient = any(cast(:names as text[]))""";

    /** Later than every id. */
    private static final UUID LAST = new UUID(-1, -1);

    /** Newest first; ids say when they were made. */
    Uni<List<NoticeRow>> page(
            Addressee reader, Preferences preferences, boolean unread, PageQuery query) {
        var cursor = query.cursor(1);
        @Nullable UUID before = cursor == null ? null : cursor.value(0, UUID::fromString);
        return Panache.getSession()
                .chain(
                        session ->
                                session.createSelectionQuery(PAGE, NoticeRow.class)
                                        .setParameter("org", reader.orgId())
                                        .setParameter("user", reader.userId())
                                        .setParameter("names", reader.names())
                                        .setParameter("muted", nonEmpty(preferences.muted()))
                                        .setParameter("before", before == null ? LAST : before)
                                        .setParameter("unread", unread)
                                        .setMaxResults(query.fetch())
                                        .getResultList());
    }

    Uni<Total> count(Addressee reader, Preferences preferences, boolean unread) {
        String matching = unread ? MINE + UNREAD : MINE;
        return Panache.getSession()
                .chain(
                        session -> {
                            var count =
                                    session.createNativeQuery(COUNT.formatted(matching), Long.class)
                                            .setParameter("org", reader.orgId())
                                            .setParameter("names", array(reader.names()))
                                            .setParameter("muted", array(preferences.muted()))
                                            .setParameter("most", Total.EXACT_UP_TO + 1);
                            return (unread ? count.setParameter("user", reader.userId()) : count)
                                    .getSingleResult();
                        })
                .map(Total::counted);
    }

    /** False when the reader has no such notification. */
    Uni<Boolean> markRead(Addressee reader, UUID id) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(MARK_ONE)
                                        .setParameter("org", reader.orgId())
                                        .setParameter("id", id)
                                        .setParameter("names", array(reader.names()))
                                        .setParameter("user", reader.userId())
                                        .executeUpdate()
                                        .chain(marked -> exists(session, reader, id)));
    }

    Uni<Void> markAllRead(Addressee reader, Preferences preferences) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(MARK.formatted(MINE + UNREAD))
                                        .setParameter("org", reader.orgId())
                                        .setParameter("user", reader.userId())
                                        .setParameter("names", array(reader.names()))
                                        .setParameter("muted", array(preferences.muted()))
                                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Boolean> exists(Mutiny.Session session, Addressee reader, UUID id) {
        return session.createNativeQuery(EXISTS, Long.class)
                .setParameter("org", reader.orgId())
                .setParameter("id", id)
                .setParameter("names", array(reader.names()))
                .getSingleResult()
                .map(count -> count > 0);
    }

    private static String[] array(List<String> names) {
        return names.toArray(String[]::new);
    }

    /** No type is called that: HQL knows no empty list. */
    private static List<String> nonEmpty(List<String> types) {
        return types.isEmpty() ? List.of("") : types;
    }
}
