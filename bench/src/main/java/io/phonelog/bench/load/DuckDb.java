package io.phonelog.bench.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** An analyst's alternative: DuckDB, which reads a file into a table of its own on disk. */
final class DuckDb {
    private DuckDb() {}

    /** How long a file of comma-separated values takes, its columns recognised by DuckDB. */
    static double secondsToLoad(Path file, Path database) throws SQLException {
        long begun = System.nanoTime();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table calls as select * from read_csv_auto('%s')".formatted(file));
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
