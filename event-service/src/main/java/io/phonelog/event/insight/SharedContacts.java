package io.phonelog.event.insight;

import io.phonelog.event.read.EventFilter;
import io.phonelog.event.read.FilteredSql;
import io.smallrye.mutiny.Uni;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** With whom several subjects were in touch. */
final class SharedContacts {
    private static final int MOST = 100;

    static final String SHARED =
            """
            select e.contact, string_agg(distinct e.subject, chr(10)), count(*),
                   cast(extract(epoch from min(e.start_at)
                        filter (where e.start_at > '-infinity')) as bigint),
                   cast(extract(epoch from max(e.start_at)
                        filter (where e.start_at > '-infinity')) as bigint)
            from event e where e.contact is not null and e.subject is not null and %%s
            group by e.contact having count(distinct e.subject) >= :subjects
            order by count(distinct e.subject) desc, 3 desc, 1 limit %d"""
                    .formatted(MOST);

    private SharedContacts() {}

    /**
     * A number in common.
     *
     * @param subjects who was in touch with it
     */
    public record Shared(
            String contact,
            List<String> subjects,
            long events,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /** Those of at least so many subjects, of the most first. */
    static Uni<List<Shared>> of(Mutiny.Session session, EventFilter filter, int subjects) {
        return FilteredSql.query(session, filter, SHARED)
                .setParameter("subjects", subjects)
                .getResultList()
                .map(rows -> rows.stream().map(SharedContacts::shared).toList());
    }

    private static Shared shared(Object[] row) {
        return new Shared(
                (String) row[0],
                List.of(((String) row[1]).split("\n")),
                ((Number) row[2]).longValue(),
                Times.of(row[3]),
                Times.of(row[4]));
    }
}
