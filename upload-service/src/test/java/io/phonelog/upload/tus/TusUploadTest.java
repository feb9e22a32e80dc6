package io.phonelog.upload.tus;

import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.sha256;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Map;

@QuarkusTest
@WithStack(s3 = true)
class TusUploadTest {
    private static final byte[] FILE = Rows.ofSize(20_000_001);
    private static final byte[] TEN = Rows.ofSize(10);

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 8 << 20, 11_000_000, 20_000_001})
    void takesAFileInRequestsOfAnySize(int step) {
        String url = TusClient.begin(FILE.length, "steps.csv");
        for (int at = 0; at < FILE.length; at += step) {
            int end = Math.min(FILE.length, at + step);
            var answer = TusClient.patch(url, at, Arrays.copyOfRange(FILE, at, end));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            assertThat(TusClient.offset(answer)).isEqualTo(end);
            assertThat(TusClient.offset(TusClient.head(url))).isEqualTo(end);
        }
        assertStored(url, FILE);
    }

    @Test
    void tellsOfTheJobOfACompleteUpload() {
        byte[] file = Rows.ofSize(1000);
        String url = TusClient.begin(file.length, "small.csv");
        TusClient.patch(url, 0, file);
        assertStored(url, file);
        asAnalyst()
                .get(Sent.PATH + "/" + TusClient.idOf(url))
                .then()
                .body("filename", is("small.csv"))
                .body("jobId", notNullValue());
    }

    static void assertStored(String url, byte[] file) {
        String id = TusClient.idOf(url);
        asAnalyst()
                .get(Sent.PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("state", is("stored"))
                .body("size", is(file.length))
                .body("sha256", is(sha256(file)));
        byte[] content = asAnalyst().get(Sent.PATH + "/" + id + "/content").asByteArray();
        assertThat(sha256(content)).isEqualTo(sha256(file));
    }

    @Test
    void aSessionOfChunksIsNoUpload() {
        String id =
                asAnalyst()
                        .contentType("application/json")
                        .body(Map.of("filename", "chunks.csv", "size", TEN.length))
                        .post(Sent.PATH + "/session")
                        .path("id");
        String url = Sent.PATH + "/tus/" + id;
        assertThat(TusClient.head(url).statusCode()).isEqualTo(404);
        assertThat(TusClient.patch(url, 0, TEN).statusCode()).isEqualTo(404);
        assertThat(TusClient.call("DELETE", url, TEN).statusCode()).isEqualTo(404);
        asAnalyst().get(Sent.PATH + "/session/" + id).then().body("receivedBytes", is(0));
    }

    @Test
    void saysWhereToGoOnWhenTheOffsetIsWrong() {
        String url = TusClient.begin(TEN.length, "offset.csv");
        TusClient.patch(url, 0, Arrays.copyOf(TEN, 4));
        assertThat(TusClient.offset(TusClient.patch(url, 0, TEN))).isEqualTo(4);
    }

    @Test
    void refusesAHeaderThatIsGivenTwice() {
        asAnalyst()
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "5", "6")
                .post(Sent.PATH + "/tus")
                .then()
                .statusCode(400)
                .body("code", is("TUS_HEADER"));
    }
}
