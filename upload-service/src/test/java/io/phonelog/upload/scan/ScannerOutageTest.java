package io.phonelog.upload.scan;

import static io.phonelog.test.Patience.await;
import static io.phonelog.upload.Sent.PATH;
import static io.phonelog.upload.Sent.asAnalyst;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.phonelog.test.Clamd;
import io.phonelog.test.EmbeddedStack;
import io.phonelog.test.StackPart;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Held;
import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;

@QuarkusTest
@WithStack(s3 = true, clamd = true)
@Clamd
class ScannerOutageTest {
    private static final int STEP = 1 << 20;
    private static final String ATTEMPTS = "select attempts from scan where upload_id = ?::uuid";
    private static final String SCANNED = "select scanned from scan where upload_id = ?::uuid";
    private static final String TOUCH =
            "update scan set scanned = scanned where upload_id = ?::uuid";

    @Inject Books books;

    @AfterEach
    void heal() {
        EmbeddedStack.startAgain(StackPart.CLAMD);
    }

    @Test
    void keepsFilesWaitingWhileTheScannerIsAwayAndGoesOnByItself() {
        EmbeddedStack.stop(StackPart.CLAMD);
        String id = sent(Rows.ofSize(3 * STEP));

        await().untilAsserted(
                        () ->
                                given().get("/q/health/ready")
                                        .then()
                                        .statusCode(200)
                                        .body(containsString("degraded")));
        await().until(() -> books.number(ATTEMPTS, id) > 1);
        asAnalyst().get(PATH + "/" + id).then().body("state", is("scanning"));
        asAnalyst().get(PATH + "/" + id + "/content").then().statusCode(409);
        given().get("/q/metrics").then().body(containsString("phonelog_scan_failures_total"));

        EmbeddedStack.startAgain(StackPart.CLAMD);

        ScanTest.verdict(id).body("scan.verdict", is("clean"));
    }

    @Test
    void finishesAFileWhoseScannerIsKilledInTheMiddle() throws SQLException {
        String id = sent(Eicar.inRows(40 * STEP, 40 * STEP - 100));
        await().pollInterval(Duration.ofMillis(20)).until(() -> books.number(SCANNED, id) > 0);

        // Its next progress waits until the scanner is gone, however long that takes.
        try (Held progress = books.hold(TOUCH, id)) {
            progress.awaitWaiter();
            EmbeddedStack.stop(StackPart.CLAMD);
            assertThat(books.number(SCANNED, id)).isBetween(1L, 39L * STEP);
        }

        EmbeddedStack.startAgain(StackPart.CLAMD);
        ScanTest.verdict(id).body("scan.verdict", is("infected"));
    }

    /** The virus is in what the first try has seen, so only one that begins anew would find it. */
    @Test
    void goesOnWhereAProcessThatDiedHasCome() {
        EmbeddedStack.stop(StackPart.CLAMD);
        String id = sent(Eicar.inRows(3 * STEP, 0));
        books.change(
                "update scan set scanned = 1048576, lease = gen_random_uuid(),"
                        + " due_at = now() + interval '1 second' where upload_id = ?::uuid",
                id);
        EmbeddedStack.startAgain(StackPart.CLAMD);

        ScanTest.verdict(id).body("scan.verdict", is("clean"));
    }

    @Test
    void givesALinkToAFileThatWaitsTheSameVerdictAndType() {
        EmbeddedStack.stop(StackPart.CLAMD);
        byte[] sheet = Eicar.lateSpreadsheet();
        String first = sent(sheet);
        String link =
                asAnalyst()
                        .multiPart("duplicatePolicy", "link")
                        .multiPart("file", "again.xlsx", sheet)
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .body("upload.state", is("scanning"))
                        .body("upload.duplicateOf", is(first))
                        .extract()
                        .path("upload.id");

        EmbeddedStack.startAgain(StackPart.CLAMD);

        ScanTest.verdict(link)
                .body("state", is("stored"))
                .body("scan.verdict", is("clean"))
                .body("detectedFormat", is("xlsx"));
    }

    private static String sent(byte[] content) {
        return Sent.raw("waits.csv", content)
                .statusCode(201)
                .body("upload.state", is("scanning"))
                .extract()
                .path("upload.id");
    }
}
