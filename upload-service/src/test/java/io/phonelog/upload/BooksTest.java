package io.phonelog.upload;

import static io.phonelog.upload.Sent.CSV;
import static io.phonelog.upload.Sent.PATH;
import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.bytes;
import static io.phonelog.upload.Sent.sha256;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.audit.AuditEntry;
import io.phonelog.contracts.upload.UploadStored;
import io.phonelog.test.Org;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

@QuarkusTest
@WithStack(s3 = true)
class BooksTest {
    @Inject DataSource database;

    @Test
    void tellsKafkaOfAStoredFileAndTheAuditOfTheCall() {
        var answer = Sent.raw("news.csv", bytes(CSV)).statusCode(201).extract();
        UUID upload = UUID.fromString(answer.path("upload.id"));

        CloudEvent<?> news;
        try (Wiretap uploads = Wiretap.on(Topics.UPLOADS)) {
            news = uploads.awaitEvent(event -> isOf(upload, event));
        }
        assertThat(news.orgid()).isEqualTo(Org.ACME.id());
        assertThat(news.requestid()).isEqualTo(answer.header("X-Request-Id"));
        UploadStored stored = (UploadStored) news.data();
        assertThat(stored.jobId()).hasToString(answer.path("job.id"));
        assertThat(stored.file().sha256()).isEqualTo(sha256(bytes(CSV)));
        assertThat(stored.file().key())
                .isEqualTo("tenants/%s/uploads/%s".formatted(Org.ACME.id(), upload));

        try (Wiretap audit = Wiretap.on(Topics.AUDIT)) {
            String request = answer.header("X-Request-Id");
            AuditEntry entry =
                    (AuditEntry) audit.awaitEvent(e -> request.equals(e.requestid())).data();
            assertThat(entry.action()).isEqualTo("uploads:create");
            assertThat(entry.resource()).isEqualTo(PATH);
        }
    }

    private static boolean isOf(UUID upload, CloudEvent<?> event) {
        return event.data() instanceof UploadStored stored
                && stored.file().uploadId().equals(upload);
    }

    @Test
    void rowLevelSecurityHoldsAlone() throws SQLException {
        String id = Sent.stored("mine.csv", bytes(CSV));
        assertThat(visibleTo(Org.ACME.id().toString(), id)).isTrue();
        assertThat(visibleTo(Org.GLOBEX.id().toString(), id)).isFalse();
        assertThat(visibleTo("", id)).isFalse();
    }

    @Test
    void saysThatItIsReadyAndWhatItTook() {
        Sent.stored("counted.csv", bytes(CSV));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("object store"));
        given().get("/q/metrics")
                .then()
                .body(containsString("phonelog_uploads_total{outcome=\"stored\""))
                .body(containsString("phonelog_upload_bytes_sum"));
        asAnalyst().get(PATH + "?limit=0").then().statusCode(400);
    }

    private boolean visibleTo(String org, String id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement tenant =
                            connection.prepareStatement(
                                    "select set_config('phonelog.org', ?, true)");
                    PreparedStatement query =
                            connection.prepareStatement(
                                    "select 1 from upload where id = ?::uuid")) {
                tenant.setString(1, org);
                tenant.execute();
                query.setString(1, id);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next();
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
