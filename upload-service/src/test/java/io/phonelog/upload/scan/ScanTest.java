package io.phonelog.upload.scan;

import static io.phonelog.test.Patience.await;
import static io.phonelog.upload.Sent.CSV;
import static io.phonelog.upload.Sent.PATH;
import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.bytes;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.phonelog.test.Clamd;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

@QuarkusTest
@WithStack(s3 = true, clamd = true)
@Clamd
public class ScanTest {
    /** As the tests' settings have it. */
    private static final int STEP = 1 << 20;

    private static final int OVERLAP = 64 << 10;
    private static final int SIZE = 3 * STEP;

    @Test
    void showsAFileOnlyWhenItWasFoundClean() {
        String id =
                Sent.raw("clean.csv", Rows.ofSize(SIZE))
                        .statusCode(201)
                        .body("upload.state", is("scanning"))
                        .body("upload.scan.verdict", is("pending"))
                        .body("job.id", notNullValue())
                        .body("job.state", is("blocked"))
                        .extract()
                        .path("upload.id");

        verdict(id)
                .body("state", is("stored"))
                .body("scan.verdict", is("clean"))
                .body("scan.engine", startsWith("ClamAV"))
                .body("scan.scannedAt", notNullValue());
    }

    static Stream<Arguments> infected() {
        byte[] hidden = Eicar.inRows(SIZE, SIZE / 2);
        byte[] large = Eicar.inRows(150_000_000, 150_000_000 - Eicar.FILE.length);
        return Stream.of(
                Arguments.of("at the head", Eicar.inRows(SIZE, 0)),
                Arguments.of("at the tail", Eicar.inRows(SIZE, SIZE - Eicar.FILE.length)),
                Arguments.of("across a window's start", Eicar.inRows(SIZE, STEP - 30)),
                Arguments.of("across a window's end", Eicar.inRows(SIZE, STEP + OVERLAP - 30)),
                Arguments.of("in a gzip file", Eicar.gzip(hidden)),
                Arguments.of("in a zip archive", Eicar.zip("calls.csv", hidden)),
                Arguments.of("in a spreadsheet", Eicar.zip("xl/worksheets/sheet1.xml", hidden)),
                Arguments.of(
                        "in a zip in a zip in a gzip",
                        Eicar.gzip(Eicar.zip("a.zip", Eicar.zip("calls.csv", hidden)))),
                Arguments.of(
                        "at the tail of 150 MB, beyond what the scanner unpacks by itself",
                        Eicar.gzip(large)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("infected")
    void rejectsAnInfectedFile(String where, byte[] content) {
        String id = Sent.raw("infected.csv", content).statusCode(201).extract().path("upload.id");

        verdict(id)
                .body("state", is("rejected"))
                .body("scan.verdict", is("infected"))
                .body("scan.signature", startsWith("Eicar-Test-Signature"))
                .body("error.code", is("MALWARE_FOUND"));
        asAnalyst()
                .get(PATH + "/" + id + "/content")
                .then()
                .statusCode(409)
                .body("code", is("CONTENT_NOT_STORED"));
    }

    static Stream<Arguments> unfit() {
        byte[] endless = bytes("a,b\n".repeat(20 << 20));
        byte[] deep = bytes(CSV);
        for (int level = 0; level < 4; level++) {
            deep = Eicar.gzip(deep);
        }
        return Stream.of(
                Arguments.of("a bomb", Eicar.gzip(endless), "ARCHIVE_BOMB"),
                Arguments.of("archives too deep", deep, "ARCHIVE_BOMB"),
                Arguments.of(
                        "damaged", truncated(Eicar.gzip(Rows.ofSize(SIZE))), "ARCHIVE_DAMAGED"),
                Arguments.of(
                        "an archive behind another",
                        joined(Eicar.zip("a.csv", bytes(CSV)), Eicar.zip("calls.csv", bytes(CSV))),
                        "ARCHIVE_DAMAGED"),
                Arguments.of("a picture, packed", Eicar.gzip(Sent.PNG), "MEDIA_CONTENT"),
                Arguments.of(
                        "a program inside", Eicar.zip("run.exe", program()), "EXECUTABLE_CONTENT"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void rejectsAnArchiveThatCannotBeTaken(String what, byte[] content, String code) {
        String id = Sent.raw("archive.zip", content).statusCode(201).extract().path("upload.id");

        verdict(id)
                .body("state", is("rejected"))
                .body("scan.verdict", is("incomplete"))
                .body("error.code", is(code))
                .body("error.reason", notNullValue());
    }

    @Test
    void recognisesASpreadsheetThatShowsLateWhatItIs() {
        String id =
                Sent.raw("calls.xlsx", Eicar.lateSpreadsheet())
                        .statusCode(201)
                        .body("upload.detectedFormat", is("zip"))
                        .extract()
                        .path("upload.id");

        verdict(id).body("state", is("stored")).body("detectedFormat", is("xlsx"));
    }

    /** What the service says of an upload once it has its verdict. */
    public static ValidatableResponse verdict(String id) {
        await().until(() -> !asAnalyst().get(PATH + "/" + id).path("state").equals("scanning"));
        return asAnalyst().get(PATH + "/" + id).then().statusCode(200);
    }

    private static byte[] truncated(byte[] content) {
        return java.util.Arrays.copyOf(content, content.length / 2);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] program() {
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        program[2] = (byte) 0x90;
        return program;
    }
}
