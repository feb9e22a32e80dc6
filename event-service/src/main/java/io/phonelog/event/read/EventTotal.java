package io.phonelog.event.read;

import io.phonelog.platform.paging.Total;
import io.smallrye.mutiny.Uni;

import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many events there are: from the sums where they know, else counted as far as that is worth
 * it.
 */
final class EventTotal {
    private static final String OF_ALL =
            """
            select coalesce(cast(sum(events) as bigint), 0)
            from (
                select events from week_month
                union all
                select events from rollup_hour where hour = '-infinity') as kept""";

    private static final String OF_CONTACT =
            """
            select coalesce(cast(sum(events) as bigint), 0)
            from contact_month where contact = :contact""";

    private EventTotal() {}

    static Uni<Total> of(Mutiny.Session session, EventFilter filter) {
        String contact = filter.contact();
        if (filter.equals(EventFilter.ALL)) {
            return exactly(session.createNativeQuery(OF_ALL, Long.class));
        }
        if (contact != null && filter.equals(EventFilter.of(contact))) {
            return exactly(
                    session.createNativeQuery(OF_CONTACT, Long.class)
                            .setParameter("contact", contact));
        }
        return new EventSql(filter).count(session).getSingleResult().map(Total::counted);
    }

    private static Uni<Total> exactly(Mutiny.SelectionQuery<Long> sum) {
        return sum.getSingleResult().map(events -> new Total(events, true));
    }
}
