package io.phonelog.upload.quarantine;

import static io.phonelog.upload.Sent.PATH;
import static io.phonelog.upload.Sent.asAnalyst;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.audit.AuditEntry;
import io.phonelog.contracts.upload.UploadRejected;
import io.phonelog.contracts.upload.UploadScanning;
import io.phonelog.test.Clamd;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Sent;
import io.phonelog.upload.janitor.Janitor;
import io.phonelog.upload.scan.Eicar;
import io.phonelog.upload.scan.ScanTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.UUID;

@QuarkusTest
@WithStack(s3 = true, clamd = true)
@Clamd
class QuarantineTest {
    @Inject Quarantine quarantine;
    @Inject Bucket bucket;
    @Inject Books books;
    @Inject Janitor janitor;

    @Test
    void keepsAnInfectedFileApartForItsTimeAndNoLonger() throws Throwable {
        String id = infected();

        look();
        assertThat(bucket.holds(id)).isFalse();
        assertThat(bucket.length(keyOf(id))).isEqualTo(Eicar.FILE.length + Sent.CSV.length());
        asAnalyst().get(PATH + "/" + id + "/content").then().statusCode(409);

        look();
        assertThat(bucket.length(keyOf(id))).isPositive();

        books.change("update quarantine set keep_until = now() where upload_id = ?::uuid", id);
        look();
        assertThat(bucket.length(keyOf(id))).isZero();
        assertThat(books.number("select count(*) from quarantine where upload_id = ?::uuid", id))
                .isZero();
        asAnalyst().get(PATH + "/" + id).then().statusCode(200).body("state", is("rejected"));
    }

    @Test
    void keepsForItsTimeWhatIsDeletedMeanwhile() throws Throwable {
        String id = infected();
        given().auth().oauth2(Tokens.acme().owner()).delete(PATH + "/" + id).then().statusCode(204);
        asAnalyst().get(PATH + "/" + id).then().statusCode(404);

        VertxContextSupport.subscribeAndAwait(janitor::look);
        look();
        assertThat(bucket.length(keyOf(id))).isPositive();

        books.change("update quarantine set keep_until = now() where upload_id = ?::uuid", id);
        look();
        assertThat(bucket.length(keyOf(id))).isZero();
    }

    @Test
    void tellsTheOthersAndTheAudit() {
        try (Wiretap uploads = Wiretap.on(Topics.UPLOADS);
                Wiretap audit = Wiretap.on(Topics.AUDIT)) {
            var answer = Sent.raw("told.csv", content()).statusCode(201).extract();
            String id = answer.path("upload.id");

            UploadScanning scanning =
                    uploads.await(
                            UploadScanning.class,
                            told -> told.file().uploadId().equals(UUID.fromString(id)));
            assertThat(scanning.jobId()).hasToString(answer.path("job.id"));

            CloudEvent<?> news =
                    uploads.awaitEvent(
                            event ->
                                    event.data() instanceof UploadRejected rejected
                                            && rejected.uploadId().equals(UUID.fromString(id)));
            UploadRejected rejected = (UploadRejected) news.data();
            assertThat(rejected.jobId()).hasToString(answer.path("job.id"));
            assertThat(rejected.code()).isEqualTo("MALWARE_FOUND");
            assertThat(rejected.signature()).startsWith("Eicar-Test-Signature");
            assertThat(news.requestid()).isEqualTo(answer.header("X-Request-Id"));

            AuditEntry entry =
                    audit.await(AuditEntry.class, e -> e.resource().equals(PATH + "/" + id));
            assertThat(entry.outcome()).isEqualTo("denied");
        }
    }

    private void look() throws Throwable {
        VertxContextSupport.subscribeAndAwait(quarantine::look);
    }

    private static String infected() {
        String id = Sent.raw("infected.csv", content()).statusCode(201).extract().path("upload.id");
        ScanTest.verdict(id).body("scan.verdict", is("infected"));
        return id;
    }

    private static byte[] content() {
        return Sent.bytes(
                Sent.CSV + new String(Eicar.FILE, java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static String keyOf(String id) {
        return Quarantine.keyOf(Org.ACME.id(), UUID.fromString(id));
    }
}
