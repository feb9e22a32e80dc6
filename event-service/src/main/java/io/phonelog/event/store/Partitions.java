package io.phonelog.event.store;

import io.phonelog.event.EventConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Makes partitions: those of the coming months ahead, any other when its first event comes. */
@ApplicationScoped
public class Partitions {
    private static final String MAKE = "select make_partition(?)";
    private static final String EXISTING =
            """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'event'::regclass""";
    private static final Pattern NAME = Pattern.compile("event_(\\d{4})_(\\d{2})");

    private final BackgroundTransactions transactions;
    private final EventConfig.Partitions config;
    private final Clock clock = Clock.systemUTC();

    /** Those seen to exist: spares a round trip for each load. */
    private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

    private volatile boolean learned;

    public Partitions(BackgroundTransactions transactions, EventConfig config) {
        this.transactions = transactions;
        this.config = config.partitions();
    }

    /** Learns which exist, unless that is known. */
    public void learn() throws SQLException {
        if (!learned) {
            known.addAll(transactions.run(Partitions::existing));
            learned = true;
        }
    }

    /**
     * Where events of a time go: a month that has a partition keeps it, whatever the bounds say.
     */
    public Partition of(long startMicros) {
        if (startMicros == StartTime.NONE) {
            return Partition.OTHER;
        }
        YearMonth month = YearMonth.from(StartTime.instant(startMicros).atOffset(ZoneOffset.UTC));
        return known.contains(month) || isWithinBounds(month)
                ? Partition.of(month)
                : Partition.OTHER;
    }

    /** Makes those that are missing, before the transaction that fills them. */
    public void ensure(Collection<Partition> wanted) throws SQLException {
        Set<YearMonth> missing = new TreeSet<>();
        for (Partition partition : wanted) {
            YearMonth month = partition.month();
            if (month != null && !known.contains(month)) {
                missing.add(month);
            }
        }
        if (!missing.isEmpty()) {
            transactions.run(connection -> make(connection, missing));
            known.addAll(missing);
        }
    }

    /** To be called when a load failed: one may have been dropped, or made by another process. */
    public void forget() {
        known.clear();
        learned = false;
    }

    @Startup
    @Scheduled(every = "12h", delayed = "12h")
    void makeAhead() throws SQLException {
        YearMonth now = YearMonth.now(clock);
        ensure(
                LongStream.rangeClosed(0, config.ahead())
                        .mapToObj(now::plusMonths)
                        .map(Partition::of)
                        .toList());
    }

    private boolean isWithinBounds(YearMonth month) {
        return !month.isBefore(config.oldest())
                && !month.isAfter(YearMonth.now(clock).plusMonths(config.ahead()));
    }

    private static Set<YearMonth> existing(Connection connection) throws SQLException {
        Set<YearMonth> months = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(EXISTING);
                ResultSet tables = statement.executeQuery()) {
            while (tables.next()) {
                Matcher name = NAME.matcher(tables.getString(1));
                if (name.matches()) {
                    months.add(
                            YearMonth.of(
                                    Integer.parseInt(name.group(1)),
                                    Integer.parseInt(name.group(2))));
                }
            }
        }
        return months;
    }

    private static Integer make(Connection connection, Set<YearMonth> months) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MAKE)) {
            for (YearMonth month : months) {
                statement.setDate(1, Date.valueOf(month.atDay(1)));
                statement.execute();
            }
        }
        return months.size();
    }
}
