package io.phonelog.upload.tus;

import static io.phonelog.upload.tus.TusClient.base64;
import static io.phonelog.upload.tus.TusClient.begin;
import static io.phonelog.upload.tus.TusClient.call;
import static io.phonelog.upload.tus.TusClient.head;
import static io.phonelog.upload.tus.TusClient.header;
import static io.phonelog.upload.tus.TusClient.location;
import static io.phonelog.upload.tus.TusClient.offset;
import static io.phonelog.upload.tus.TusClient.patch;
import static io.phonelog.upload.tus.TusClient.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The rules of tus 1.0, core and extensions but the concatenation, one by one. */
@QuarkusTest
@WithStack(s3 = true)
class TusDutiesTest {
    private static final String PATH = TusClient.PATH;
    private static final byte[] NONE = {};
    private static final byte[] TEN = Sent.bytes("a,b,c,d\n1\n");

    @Test
    void saysWhatItCanDo() {
        var answer = call("OPTIONS", PATH, NONE);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(header(answer, "Tus-Extension").split(","))
                .contains(
                        "creation",
                        "creation-with-upload",
                        "creation-defer-length",
                        "expiration",
                        "checksum",
                        "termination",
                        "concatenation");
        assertThat(header(answer, "Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256,crc32c");
        assertThat(header(answer, "Tus-Max-Size")).isEqualTo(Long.toString(50L << 30));
    }

    /** What is wrong, the call, and the status that it gets; nothing changes. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("another version", "PATCH", 412, List.of("Tus-Resumable", "0.2.2")),
                arguments("wrong offset", "PATCH", 409, List.of("Upload-Offset", "3")),
                arguments("offset beyond the end", "PATCH", 409, List.of("Upload-Offset", "11")),
                arguments("negative offset", "PATCH", 400, List.of("Upload-Offset", "-1")),
                arguments("offset that is no number", "PATCH", 400, List.of("Upload-Offset", "x")),
                arguments(
                        "another content type", "PATCH", 415, List.of("Content-Type", "text/csv")),
                arguments("unknown checksum", "PATCH", 400, List.of("Upload-Checksum", "md5 AAAA")),
                arguments(
                        "checksum that is no base64",
                        "PATCH",
                        400,
                        List.of("Upload-Checksum", "sha1 !")),
                arguments(
                        "another digest",
                        "PATCH",
                        422,
                        List.of("Content-Digest", "sha-256=:" + "A".repeat(43) + "=:")),
                arguments(
                        "a digest that cannot be checked",
                        "PATCH",
                        400,
                        List.of("Content-Digest", "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:")),
                arguments(
                        "another checksum",
                        "PATCH",
                        460,
                        List.of("Upload-Checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=")),
                arguments("another length", "PATCH", 400, List.of("Upload-Length", "99")));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void refusesAndChangesNothing(String wrong, String method, int status, List<String> headers) {
        String url = begin(TEN.length, "refusals.csv");
        HttpResponse<String> answer = patch(url, 0, TEN, headers.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(header(answer, "Content-Type")).contains("application/problem+json");
        assertThat(offset(head(url))).isZero();
        assertThat(patch(url, 0, TEN).statusCode()).isEqualTo(204);
    }

    @Test
    void refusesACallWithoutVersionAndNamesIts() {
        var answer = Sent.asAnalyst().header("Upload-Length", "1").post(PATH);
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
    }

    @Test
    void refusesBytesWithoutOffset() {
        String url = begin(TEN.length, "no-offset.csv");
        var answer = call("PATCH", url, TEN, "Content-Type", "application/offset+octet-stream");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    /** Headers of a creation that is refused, and with what status. */
    static Stream<Arguments> refusedCreations() {
        return Stream.of(
                arguments(400, List.of()),
                arguments(400, List.of("Upload-Length", "-5")),
                arguments(400, List.of("Upload-Length", "ten")),
                arguments(400, List.of("Upload-Length", "5", "Upload-Defer-Length", "1")),
                arguments(400, List.of("Upload-Defer-Length", "2")),
                arguments(413, List.of("Upload-Length", "99999999999999")),
                arguments(413, List.of("Upload-Length", "99999999999999999999999")),
                arguments(400, List.of("Upload-Length", "1", "Upload-Metadata", "a !!")),
                arguments(400, List.of("Upload-Length", "1", "Upload-Metadata", "a YQ==,a YQ==")),
                arguments(400, List.of("Upload-Length", "1", "Upload-Metadata", "a YQ==,,b YQ==")),
                arguments(
                        400,
                        List.of(
                                "Upload-Length",
                                "1",
                                "Upload-Metadata",
                                "priority " + base64("urgent"))));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("refusedCreations")
    void refusesACreation(int status, List<String> headers) {
        var answer = post(headers.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void tellsWhereAnUploadIs() {
        String metadata = "filename " + base64("a.csv") + ",empty,other " + base64("x");
        String url = location(post("Upload-Length", "10", "Upload-Metadata", metadata));
        var before = head(url);
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(offset(before)).isZero();
        assertThat(header(before, "Upload-Length")).isEqualTo("10");
        assertThat(header(before, "Upload-Metadata")).isEqualTo(metadata);
        assertThat(header(before, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(before, "Upload-Expires")).endsWith("GMT");
        var appended = patch(url, 0, TEN);
        assertThat(appended.statusCode()).isEqualTo(204);
        assertThat(header(appended, "Upload-Expires")).endsWith("GMT");
        assertThat(offset(head(url))).isEqualTo(10);
        assertThat(patch(url, 10, NONE).statusCode()).isEqualTo(204);
        assertThat(patch(url, 10, TEN).statusCode()).isEqualTo(409);
    }

    @Test
    void knowsNothingOfOtherUploads() {
        for (String id : List.of(UUID.randomUUID().toString(), "no-id")) {
            var answer = head(PATH + "/" + id);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Upload-Offset")).isEmpty();
        }
        String url = begin(1, "mine.csv");
        String[] asOther = {"Authorization", "Bearer " + Tokens.globex().owner()};
        assertThat(call("HEAD", url, NONE, asOther).statusCode()).isEqualTo(404);
        assertThat(call("DELETE", url, NONE, asOther).statusCode()).isEqualTo(404);
        assertThat(patch(url, 0, new byte[] {1}, asOther).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesThoseWhoMayNotUpload() {
        String[] asViewer = {
            "Upload-Length", "1", "Authorization", "Bearer " + Tokens.acme().viewer()
        };
        assertThat(post(asViewer).statusCode()).isEqualTo(403);
        assertThat(post("Upload-Length", "1", "Authorization", "Bearer x").statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesBytesBeyondTheLength() {
        String url = begin(4, "beyond.csv");
        assertThat(patch(url, 0, TEN).statusCode()).isEqualTo(413);
        assertThat(offset(head(url))).isLessThanOrEqualTo(4);
    }

    @Test
    void takesTheMethodFromAHeader() {
        String url = begin(TEN.length, "override.csv");
        var answer =
                call(
                        "POST",
                        url,
                        TEN,
                        "X-HTTP-Method-Override",
                        "PATCH",
                        "Upload-Offset",
                        "0",
                        "Content-Type",
                        "application/offset+octet-stream");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(offset(answer)).isEqualTo(10);
    }

    @Test
    void holdsAnEmptyUploadForComplete() {
        var answer = post("Upload-Length", "0");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(offset(head(location(answer)))).isZero();
        assertThat(header(head(location(answer)), "Upload-Length")).isEqualTo("0");
    }

    @Test
    void takesTheLengthLaterAndOnce() {
        String url =
                location(
                        post(
                                "Upload-Defer-Length",
                                "1",
                                "Upload-Metadata",
                                "filename " + base64("later.csv")));
        assertThat(header(head(url), "Upload-Defer-Length")).isEqualTo("1");
        assertThat(head(url).headers().firstValue("Upload-Length")).isEmpty();
        assertThat(patch(url, 0, Sent.bytes("a,b\n")).statusCode()).isEqualTo(204);
        assertThat(header(head(url), "Upload-Defer-Length")).isEqualTo("1");
        assertThat(patch(url, 4, Sent.bytes("1,"), "Upload-Length", "8").statusCode())
                .isEqualTo(204);
        assertThat(header(head(url), "Upload-Length")).isEqualTo("8");
        assertThat(head(url).headers().firstValue("Upload-Defer-Length")).isEmpty();
        assertThat(patch(url, 6, Sent.bytes("2\n"), "Upload-Length", "9").statusCode())
                .isEqualTo(400);
        assertThat(patch(url, 6, Sent.bytes("2\n")).statusCode()).isEqualTo(204);
        TusUploadTest.assertStored(url, Sent.bytes("a,b\n1,2\n"));
    }

    @Test
    void isCompleteWhenTheLengthTurnsOutToBeReached() {
        String url = location(post("Upload-Defer-Length", "1"));
        patch(url, 0, TEN);
        assertThat(patch(url, 10, NONE, "Upload-Length", "10").statusCode()).isEqualTo(204);
        TusUploadTest.assertStored(url, TEN);
    }

    @Test
    void takesBytesWithTheCreation() {
        var answer =
                call(
                        "POST",
                        PATH,
                        TEN,
                        "Upload-Length",
                        "20",
                        "Content-Type",
                        "application/offset+octet-stream");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(offset(answer)).isEqualTo(10);
        assertThat(offset(head(location(answer)))).isEqualTo(10);
        assertThat(patch(location(answer), 10, TEN).statusCode()).isEqualTo(204);
    }

    /** Checksums of the ten bytes. */
    static Stream<String> checksums() {
        return Stream.of(
                "sha1 " + ofTen(ChecksumAlgorithm.SHA1),
                "sha256 " + ofTen(ChecksumAlgorithm.SHA256),
                "crc32c " + ofTen(ChecksumAlgorithm.CRC32C));
    }

    @ParameterizedTest
    @MethodSource("checksums")
    void takesBytesWhoseChecksumFits(String checksum) {
        String url = begin(20, "checked.csv");
        assertThat(patch(url, 0, TEN, "Upload-Checksum", checksum).statusCode()).isEqualTo(204);
        byte[] other = Sent.bytes("0123456789");
        assertThat(patch(url, 10, other, "Upload-Checksum", checksum).statusCode()).isEqualTo(460);
        assertThat(offset(head(url))).isEqualTo(10);
        assertThat(patch(url, 10, TEN, "Upload-Checksum", checksum).statusCode()).isEqualTo(204);
    }

    @Test
    void endsAnUploadOnRequest() {
        String url = begin(20, "ended.csv");
        patch(url, 0, TEN);
        assertThat(call("DELETE", url, NONE).statusCode()).isEqualTo(204);
        assertThat(head(url).statusCode()).isEqualTo(410);
        assertThat(patch(url, 10, TEN).statusCode()).isEqualTo(410);
        assertThat(call("DELETE", url, NONE).statusCode()).isEqualTo(410);
    }

    private static String ofTen(ChecksumAlgorithm algorithm) {
        ChecksumAlgorithm.Running running = algorithm.begin();
        running.update(java.nio.ByteBuffer.wrap(TEN));
        return java.util.Base64.getEncoder().encodeToString(running.end());
    }
}
