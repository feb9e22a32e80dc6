package io.phonelog.event.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.event.KeptSums;
import io.phonelog.stack.postgres.Passwords;
import io.phonelog.stack.postgres.ServiceRoles;
import io.phonelog.test.EmbeddedStack;
import io.phonelog.test.Org;
import io.phonelog.test.StackPart;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A database with events of the first version, taken to the newest. */
class MigrationTest {
    private static final String DATABASE = "of_the_first_version";

    private static final String ORIGINS =
            """
            insert into origin (org_id, job_id, run, upload_id, file_sha256, template_id,
                                template_version, source, parser_version)
            select '%1$s', gen_random_uuid(), 1, gen_random_uuid(), '', gen_random_uuid(), 1, source, '1'
            from unnest(array['north', null]) as source""";

    /** Two months and a half, without a time, without a contact. */
    private static final String EVENTS =
            """
            insert into event (org_id, id, start_at, origin, duration_s, type, direction, outcome,
                               contact, from_number, to_number, detail)
            select '%1$s', gen_random_uuid(),
                   case when i %% 50 = 0 then '-infinity'
                        else '2019-05-20Z'::timestamptz + i * interval '2 hours' end,
                   o.id, nullif(i %% 90, 0), i %% 3, i %% 2, i %% 5,
                   case when i %% 40 > 0 then '+1555' || i %% 60 end, '+1556' || i %% 7,
                   '+1557' || i %% 11, ''
            from generate_series(1, 900) as i, origin o""";

    private static final String HOURS =
            """
            insert into rollup_hour
            select e.org_id, date_trunc('hour', e.start_at, 'UTC'), e.type, e.direction,
                   coalesce(o.source, ''), count(*), coalesce(sum(e.duration_s), 0),
                   count(*) filter (where outcome = 0), count(*) filter (where outcome = 1),
                   count(*) filter (where outcome = 2), count(*) filter (where outcome = 3),
                   count(*) filter (where outcome = 4)
            from event e join origin o on o.id = e.origin
            group by 1, 2, 3, 4, 5""";

    /** As the version before the days of contacts remembers a batch. */
    private static final String BATCHES =
            """
            insert into loaded_batch (org_id, job_id, run, chunk, sequence, rows, first_id, last_id,
                                      first_start, last_start)
            select org_id, job_id, run, 0, 0, 900, '00000000-0000-0000-0000-000000000000',
                   'ffffffff-ffff-ffff-ffff-ffffffffffff', '-infinity', 'infinity'
            from origin""";

    private static final String ONE_VOID =
            """
            insert into job_run (org_id, job_id, void_through, forgotten_through)
            select org_id, job_id, 1, 0 from origin where source is null""";

    private static final String OF_DAYS =
            """
            select coalesce(sum(c.events), 0)
            from contact_day d, unnest(d.contacts, d.events) as c (contact, events)""";

    private static final String WITH_CONTACT =
            "select count(*) from event where contact is not null and start_at > '-infinity'";

    private final Map<String, String> settings =
            EmbeddedStack.startParts(List.of(StackPart.POSTGRES));
    private final String password = settings.getOrDefault("phonelog.postgres.password", "");

    @BeforeEach
    void makeDatabase() throws SQLException, IOException {
        try (Connection superuser = connect("postgres", "phonelog")) {
            superuser.createStatement().execute("drop database if exists " + DATABASE);
            superuser.createStatement().execute("create database " + DATABASE);
        }
        try (Connection superuser = connect("postgres", DATABASE)) {
            ServiceRoles.apply(superuser, Passwords.same(password));
        }
    }

    @Test
    void keepsSumsOfTheEventsThatAreThere() throws SQLException {
        migrateTo("1");
        change("select make_partition('2019-06-01')", ORIGINS, EVENTS, HOURS);
        migrateTo("5");
        change(
                "update event set cell = '262-01-' || duration_s %% 7 where duration_s > 10",
                BATCHES, ONE_VOID);
        migrateTo("latest");

        try (Connection owner = owner()) {
            assertThat(KeptSums.wrong(owner)).isZero();
        }
        assertThat(number("select count(*) from comparison")).isEqualTo(1);
    }

    @Test
    void countsWhatAnEarlierVersionGoesOnLoading() throws SQLException {
        migrateTo("latest");
        try (Connection loader = connect("phonelog_event", DATABASE)) {
            run(loader, "set local role phonelog_event_background", ORIGINS, BATCHES, EVENTS);
        }

        assertThat(number(OF_DAYS)).isEqualTo(number(WITH_CONTACT)).isPositive();
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(url(DATABASE), "phonelog_event_owner", password)
                .locations("db/platform", "db/migration")
                .defaultSchema("event")
                .createSchemas(false)
                .outOfOrder(true)
                .target(version)
                .load()
                .migrate();
    }

    private void change(String... statements) throws SQLException {
        try (Connection owner = owner()) {
            owner.createStatement().execute("set phonelog.org = '%s'".formatted(Org.ACME.id()));
            run(owner, statements);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        connection.setAutoCommit(false);
        for (String statement : statements) {
            connection.createStatement().execute(statement.formatted(Org.ACME.id()));
        }
        connection.commit();
    }

    private long number(String sql) throws SQLException {
        try (Connection owner = owner()) {
            owner.createStatement().execute("set phonelog.org = '%s'".formatted(Org.ACME.id()));
            ResultSet row = owner.createStatement().executeQuery(sql);
            row.next();
            return row.getLong(1);
        }
    }

    private Connection owner() throws SQLException {
        return connect("phonelog_event_owner", DATABASE);
    }

    private Connection connect(String user, String database) throws SQLException {
        return DriverManager.getConnection(url(database), user, password);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%s/%s"
                .formatted(settings.get("phonelog.postgres.port"), database);
    }
}
