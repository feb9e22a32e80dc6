package io.phonelog.event.read;

import org.hibernate.reactive.mutiny.Mutiny;

/** Questions of other features about the events of a filter. */
public final class FilteredSql {
    private FilteredSql() {}

    /**
     * A query of events {@code e} under a filter's conditions.
     *
     * @param sql has {@code %s} or {@code %1$s} where the conditions stand
     */
    public static Mutiny.SelectionQuery<Object[]> query(
            Mutiny.Session session, EventFilter filter, String sql) {
        return new EventSql(filter).with(session, sql);
    }
}
