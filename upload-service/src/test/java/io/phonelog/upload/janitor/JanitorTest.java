package io.phonelog.upload.janitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Bucket;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

@QuarkusTest
@WithStack(s3 = true)
class JanitorTest {
    private static final String INSERT =
            """
            insert into upload (id, org_id, filename, state, scan, options, storage_id, residue,
                heartbeat_at, created_at, created_by)
            values (?::uuid, ?::uuid, 'crashed.csv', ?, '{"verdict":"skipped"}', '{"dependsOn":[]}',
                ?, true, now() - ?::interval, now(), 'test')""";

    @Inject Janitor janitor;
    @Inject Bucket bucket;
    @Inject DataSource database;

    @Test
    void endsASilentUploadAndRemovesItsParts() throws Throwable {
        String id = Uuid7.next().toString();
        insert(id, "RECEIVING", bucket.beginParts(id), "10 minutes");
        look();
        assertThat(state(id)).isEqualTo("EXPIRED");
        assertThat(bucket.holds(id)).isFalse();
    }

    @Test
    void findsPartsWhoseIdWasNeverWrittenDown() throws Throwable {
        String id = Uuid7.next().toString();
        bucket.beginParts(id);
        insert(id, "RECEIVING", null, "10 minutes");
        look();
        assertThat(bucket.holds(id)).isFalse();
    }

    @Test
    void endsAnUploadThatCrashedBetweenFileAndBooks() throws Throwable {
        String id = Uuid7.next().toString();
        bucket.put(id, "a,b\n");
        insert(id, "RECEIVING", null, "10 minutes");
        look();
        assertThat(state(id)).isEqualTo("EXPIRED");
        assertThat(bucket.holds(id)).isFalse();
    }

    @Test
    void removesWhatARefusalLeft() throws Throwable {
        String id = Uuid7.next().toString();
        insert(id, "REJECTED", bucket.beginParts(id), "0 seconds");
        look();
        assertThat(state(id)).isEqualTo("REJECTED");
        assertThat(bucket.holds(id)).isFalse();
    }

    @Test
    void leavesALivingUploadAlone() throws Throwable {
        String id = Uuid7.next().toString();
        insert(id, "RECEIVING", bucket.beginParts(id), "5 seconds");
        look();
        assertThat(state(id)).isEqualTo("RECEIVING");
        assertThat(bucket.holds(id)).isTrue();
    }

    private void look() throws Throwable {
        VertxContextSupport.subscribeAndAwait(janitor::look);
    }

    private void insert(String id, String state, @Nullable String storageId, String silence)
            throws SQLException {
        try (Connection connection = inAcme();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, id);
            insert.setString(2, Org.ACME.id().toString());
            insert.setString(3, state);
            insert.setString(4, storageId);
            insert.setString(5, silence);
            insert.executeUpdate();
            connection.commit();
        }
    }

    private String state(String id) throws SQLException {
        try (Connection connection = inAcme();
                PreparedStatement query =
                        connection.prepareStatement("select state from upload where id = ?")) {
            query.setObject(1, UUID.fromString(id));
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    private Connection inAcme() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement tenant =
                connection.prepareStatement("select set_config('phonelog.org', ?, true)")) {
            tenant.setString(1, Org.ACME.id().toString());
            tenant.execute();
        }
        return connection;
    }
}
