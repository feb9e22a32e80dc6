package io.phonelog.job;

import static io.phonelog.job.JobCalls.awaitJob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

/** The database alone keeps tenants apart, also from queries that forget to. */
@QuarkusTest
@WithStack
class RowLevelSecurityTest {
    @Inject OtherServices others;
    @Inject DataSource database;

    @Test
    void showsATransactionItsTenantsRowsOnly() throws SQLException {
        UUID id = others.storeFile(Org.ACME);
        awaitJob(id);

        assertThat(countAs(Org.ACME, id)).isEqualTo(1);
        assertThat(countAs(Org.GLOBEX, id)).isZero();
    }

    @Test
    void showsNothingWithoutATenant() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(count(connection, "select count(*) from job")).isZero();
        }
    }

    @Test
    void refusesARowOfAnotherTenant() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            enter(connection, Org.GLOBEX);

            assertThatThrownBy(
                            () ->
                                    connection
                                            .prepareStatement(
                                                    "insert into inbox (consumer, event_id, org_id)"
                                                            + " values ('x', 'y', '"
                                                            + Org.ACME.id()
                                                            + "')")
                                            .execute())
                    .hasMessageContaining("row-level security");
        }
    }

    private long countAs(Org org, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            enter(connection, org);
            return count(connection, "select count(*) from job where id = '" + id + "'");
        }
    }

    private static void enter(Connection connection, Org org) throws SQLException {
        connection
                .prepareStatement("select set_config('phonelog.org', '" + org.id() + "', true)")
                .execute();
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.prepareStatement(query).executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
