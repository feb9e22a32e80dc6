package io.phonelog.event;

import io.phonelog.test.Org;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;

/**
 * Three months of events and three years of sums, to look at the plans of queries over them under
 * the policies of a tenant. Nobody else sees them, and they are gone in the end.
 */
public final class MadeYears implements AutoCloseable {
    private static final String EVENTS =
            """
            insert into event (org_id, id, start_at, origin, type, direction, outcome, contact, subject,
                               cell, detail)
            select org, gen_random_uuid(), '2004-01-01Z'::timestamptz + minute * interval '5 minutes',
                   1, 0, 0, 0, '+1555' || minute % 500, '+1556' || minute % 50, 'cell ' || minute % 70,
                   ''
            from generate_series(0, 12 * 24 * 90) as minute""";

    /** Those by day and week follow them. */
    private static final String HOURS =
            """
            insert into rollup_hour
            select org, start, type, 0, '', 1, 1, 0, 0, 0, 0, 0
            from generate_series('2004-01-01Z'::timestamptz, '2007-01-01Z', interval '1 hour') as start,
                 generate_series(0, 1) as type""";

    private static final String CONTACTS =
            """
            insert into contact_month
            select org, '+1555' || contact, month, 1, 1
            from generate_series('2004-01-01Z'::timestamptz, '2007-01-01Z', interval '1 month') as month,
                 generate_series(0, 499) as contact""";

    private static final String CONTACTS_OF_DAYS =
            """
            insert into contact_day (org_id, day, origin, contacts, events, duration_s)
            select org, day, null, array_agg('+1555' || contact), array_agg(1::bigint), array_agg(1::bigint)
            from generate_series('2004-01-01Z'::timestamptz, '2007-01-01Z', interval '1 day') as day,
                 generate_series(0, 99) as contact
            group by day""";

    private static final String PARTIES =
            """
            insert into party (org_id, address, name, origins)
            select org, '+1557' || party, 'Name ' || md5(party::text), 1
            from generate_series(1, 50000) as party""";

    private final Connection connection;

    public MadeYears(TestStore store) throws SQLException {
        connection = store.owner();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local timezone = 'UTC'");
            statement.execute("set local phonelog.org = '%s'".formatted(Org.GLOBEX.id()));
            for (int month = 1; month <= 3; month++) {
                statement.execute("select make_partition('2004-0%d-01')".formatted(month));
            }
            for (String fill : new String[] {EVENTS, HOURS, CONTACTS, CONTACTS_OF_DAYS}) {
                statement.execute(ofGlobex(fill));
            }
            statement.execute(
                    """
                    analyze event, rollup_hour, rollup_day, contact_month, contact_day, week_month""");
        }
    }

    /** Adds so many contacts with names that they are not read one by one. */
    public MadeYears withParties() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ofGlobex(PARTIES));
            statement.execute("analyze party");
        }
        return this;
    }

    private static String ofGlobex(String fill) {
        return fill.replace("select org,", "select '%s'::uuid,".formatted(Org.GLOBEX.id()));
    }

    /**
     * How a query would be answered.
     *
     * @param parameters texts for its {@code :names}
     */
    public String plan(String sql, Map<String, String> parameters) throws SQLException {
        String literal = sql;
        for (String name :
                parameters.keySet().stream()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .toList()) {
            literal = literal.replace(":" + name, "'" + parameters.get(name) + "'");
        }
        StringBuilder plan = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            ResultSet lines = statement.executeQuery("explain " + literal);
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
