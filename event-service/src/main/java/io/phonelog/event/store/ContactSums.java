package io.phonelog.event.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Changes to the sums by contact, collected for one transaction by day and applied by month, too.
 */
public final class ContactSums {
    private final Map<Day, Map<String, Sums>> days = new HashMap<>();
    private Day last = new Day(new UUID(0, 0), StartTime.NONE);
    private Map<String, Sums> ofLast = Map.of();

    /**
     * A tenant's day.
     *
     * @param start microseconds since 1970, or {@link StartTime#NONE}
     */
    record Day(UUID org, long start) {}

    /** How many events, and how long they took in seconds. */
    static final class Sums {
        private long events;
        private long durationS;

        void add(long more, long seconds) {
            events += more;
            durationS += seconds;
        }

        void add(Sums other) {
            add(other.events, other.durationS);
        }

        long events() {
            return events;
        }

        long durationS() {
            return durationS;
        }
    }

    /**
     * Counts events in, or out when the numbers are negative.
     *
     * @param start microseconds since 1970, or {@link StartTime#NONE}
     */
    public void add(UUID org, String contact, long start, long events, long durationS) {
        of(org, StartTime.dayOf(start))
                .computeIfAbsent(contact, absent -> new Sums())
                .add(events, durationS);
    }

    /** Rows of a file mostly follow each other in time, so the last day is tried first. */
    private Map<String, Sums> of(UUID org, long day) {
        if (day != last.start() || !org.equals(last.org())) {
            last = new Day(org, day);
            ofLast = days.computeIfAbsent(last, absent -> new HashMap<>());
        }
        return ofLast;
    }

    /** Applies all changes, as part of the connection's transaction, in the order of their keys. */
    public void apply(Connection connection) throws SQLException {
        if (!days.isEmpty()) {
            ContactMonths.of(days).apply(connection);
            ContactDays.add(connection, days);
        }
    }

    /**
     * Removes those of the changed sums that are sums of nothing now. Call it after the changes.
     */
    public void prune(Connection connection) throws SQLException {
        ContactMonths.of(days).prune(connection);
    }
}
