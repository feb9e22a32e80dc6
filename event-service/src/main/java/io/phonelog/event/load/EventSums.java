package io.phonelog.event.load;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.RowBatch.Header;
import io.phonelog.event.store.ContactSums;
import io.phonelog.event.store.Findables;
import io.phonelog.event.store.Rollup;
import io.phonelog.event.store.RollupTable;
import io.phonelog.event.store.StartTime;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

/** What events add to the sums that are kept beside them. */
final class EventSums {
    private final Rollup rollup = new Rollup();
    private final ContactSums contacts = new ContactSums();
    private final Findables findables = new Findables();

    /**
     * Counts an event.
     *
     * @param start microseconds since 1970, or {@link StartTime#NONE}
     */
    void add(PhoneEvent event, Header header, String source, long start, int seconds) {
        var key =
                new Rollup.Key(
                        header.orgId(),
                        StartTime.hourOf(start),
                        event.type().ordinal(),
                        event.direction().ordinal(),
                        source);
        rollup.add(key, event.outcome(), 1, seconds);
    }

    /** Counts an event's contact, in the words of the tables. */
    void add(
            Header header,
            int origin,
            String contact,
            @Nullable String name,
            long start,
            int seconds) {
        contacts.add(header.orgId(), contact, start, 1, seconds);
        findables.add(header.orgId(), origin, Findables.Kind.CONTACT, contact, name);
    }

    /** Remembers an end of an event without a contact, in the words of the tables. */
    void addEnd(Header header, int origin, String number, @Nullable String name) {
        findables.add(header.orgId(), origin, Findables.Kind.CONTACT, number, name);
    }

    /** Remembers where an event was, in the words of the tables. */
    void addPlace(Header header, int origin, String cell, @Nullable String address) {
        findables.add(header.orgId(), origin, Findables.Kind.PLACE, cell, address);
    }

    /** Adds everything to the tables, as part of the connection's transaction. */
    void apply(Connection connection) throws SQLException {
        RollupTable.apply(connection, rollup);
        contacts.apply(connection);
        findables.remember(connection);
    }
}
