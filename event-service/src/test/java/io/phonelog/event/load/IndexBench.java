package io.phonelog.event.load;

import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.event.TestStore;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each index of the event table costs a {@code COPY}, in processor time of the backend, and
 * what the important queries take with and without it. Not part of the build: run it with {@code
 * -Dtest=IndexBench}. Linux only. Its figures are in docs/adr/0009.
 */
@QuarkusTest
@WithStack
class IndexBench {
    private static final Logger LOG = Logger.getLogger(IndexBench.class);
    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final int TOGETHER = 16;
    private static final int ROUNDS = 9;

    /** {@code man 5 proc}: processor time in hundredths of a second. */
    private static final double TICKS_A_SECOND = 100;

    private static final String NEWEST = "create index on bench (org_id, start_at, id)";
    private static final String NEWEST_WITHOUT_ID = "create index on bench (org_id, start_at)";
    private static final String CONTACT = "create index on bench (org_id, contact, start_at)";
    private static final String SUBJECT = "create index on bench (org_id, subject, start_at)";
    private static final List<String> DESCENDING =
            List.of(
                    "create index on bench (org_id, start_at desc, id desc)",
                    "create index on bench (org_id, contact, start_at desc)");
    private static final String ORIGIN =
            "create index on bench using brin (origin, id) with (pages_per_range = 16)";
    private static final String TIME =
            "create index on bench using brin (start_at) with (pages_per_range = 16)";

    /** As row-level security adds it. */
    private static final String OF_TENANT =
            "org_id = (select current_setting('phonelog.org', true)::uuid)";

    private static final Map<String, List<String>> VARIANTS = variants();

    private static final Map<String, String> QUERIES =
            Map.of(
                    "newest page of a day",
                    """
                    select id, origin, detail from bench
                    where %1$s and start_at >= '2026-02-10' and start_at < '2026-02-11'
                    order by start_at desc, id desc, origin desc limit 51""",
                    "newest page of all",
                    """
                    select id, origin, detail from bench where %1$s
                    order by start_at desc, id desc, origin desc limit 51""",
                    "page of a contact",
                    """
                    select id, origin, detail from bench where %1$s and contact = '+447700905000'
                    order by start_at desc, id desc, origin desc limit 51""",
                    "page of a subject's day",
                    """
                    select id, origin, detail from bench
                    where %1$s and subject = '+15550100' and start_at >= '2026-02-10'
                      and start_at < '2026-02-11'
                    order by start_at desc, id desc, origin desc limit 51""",
                    "event by id",
                    "select id, origin, detail from bench where %1$s and id = (select id from one)");

    @Inject BatchLoader loader;
    @Inject TestStore store;

    private static Map<String, List<String>> variants() {
        Map<String, List<String>> variants = new LinkedHashMap<>();
        variants.put("none", List.of());
        variants.put("newest", List.of(NEWEST));
        variants.put("newest without id", List.of(NEWEST_WITHOUT_ID));
        variants.put("contact", List.of(CONTACT));
        variants.put("subject", List.of(SUBJECT));
        variants.put("origin (BRIN)", List.of(ORIGIN));
        variants.put("time (BRIN)", List.of(TIME));
        variants.put("newest, contact, origin", List.of(NEWEST, CONTACT, ORIGIN));
        variants.put(
                "newest without id, contact, origin", List.of(NEWEST_WITHOUT_ID, CONTACT, ORIGIN));
        variants.put(
                "newest without id, contact, subject, origin",
                List.of(NEWEST_WITHOUT_ID, CONTACT, SUBJECT, ORIGIN));
        variants.put("time (BRIN), contact, origin", List.of(TIME, CONTACT, ORIGIN));
        variants.put("newest, contact, descending", DESCENDING);
        variants.put("newest, contact", List.of(NEWEST, CONTACT));
        return variants;
    }

    @Test
    void showsWhatEachIndexCostsAndBrings() throws Exception {
        List<RowBatch> batches =
                BenchCalls.batches(Uuid7.next(), ROWS).stream().map(RowBatch::read).toList();
        for (int at = 0; at < batches.size(); at += TOGETHER) {
            loader.load(batches.subList(at, Math.min(at + TOGETHER, batches.size())));
        }
        Path rows = Files.createTempFile("rows", ".copy");
        try (Connection owner = store.owner()) {
            owner.createStatement().execute("set phonelog.org = '" + Org.ACME.id() + "'");
            try (OutputStream out = Files.newOutputStream(rows)) {
                owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select * from event) to stdout (format binary)", out);
            }
            for (Map.Entry<String, List<String>> variant : VARIANTS.entrySet()) {
                measure(owner, rows, variant.getKey(), variant.getValue());
            }
        } finally {
            Files.delete(rows);
        }
    }

    private static void measure(Connection owner, Path rows, String name, List<String> indexes)
            throws Exception {
        try (Statement statement = owner.createStatement()) {
            createTable(statement, indexes);
            double before = processorSeconds(owner);
            try (InputStream in = Files.newInputStream(rows)) {
                owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bench from stdin (format binary)", in);
            }
            double load = processorSeconds(owner) - before;
            statement.execute("vacuum analyze bench");
            statement.execute("create temp table one as select id from bench limit 1");
            LOG.infof(
                    "indexes=%s copyCpu=%.1fs indexMiB=%d queriesMs=%s",
                    name, load, indexMebibytes(owner), times(statement));
            statement.execute("drop table one");
            statement.execute("drop table bench");
        }
    }

    private static void createTable(Statement statement, List<String> indexes) throws SQLException {
        statement.execute(
                "create table bench (like event including defaults) partition by range (start_at)");
        for (int month = 1; month <= 3; month++) {
            statement.execute(
                    "create table bench_%1$d partition of bench for values from ('2026-%1$d-1') to ('2026-%2$d-1')"
                            .formatted(month, month + 1));
        }
        for (String index : indexes) {
            statement.execute(index);
        }
    }

    /** The median of each query, in milliseconds. */
    private static Map<String, Double> times(Statement statement) throws SQLException {
        Map<String, Double> medians = new LinkedHashMap<>();
        for (Map.Entry<String, String> query : QUERIES.entrySet()) {
            double[] times = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long begun = System.nanoTime();
                statement.executeQuery(query.getValue().formatted(OF_TENANT)).close();
                times[round] = (System.nanoTime() - begun) / 1e6;
            }
            Arrays.sort(times);
            medians.put(query.getKey(), Math.round(times[ROUNDS / 2] * 10) / 10.0);
        }
        return medians;
    }

    private static long indexMebibytes(Connection owner) throws SQLException {
        return number(
                owner,
                """
                select sum(pg_indexes_size(inhrelid)) / 1048576 from pg_inherits
                where inhparent = 'bench'::regclass""");
    }

    private static double processorSeconds(Connection owner) throws Exception {
        long backend = number(owner, "select pg_backend_pid()");
        String stat = Files.readString(Path.of("/proc/" + backend + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    private static long number(Connection owner, String sql) throws SQLException {
        ResultSet row = owner.createStatement().executeQuery(sql);
        row.next();
        return row.getLong(1);
    }
}
