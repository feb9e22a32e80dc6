package io.phonelog.upload;

import static io.phonelog.upload.Sent.CSV;
import static io.phonelog.upload.Sent.PATH;
import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithStack(s3 = true)
class ContentTest {
    @Test
    void givesTheFileBack() {
        String id = stored("über \"all\".csv");
        var answer =
                asAnalyst()
                        .get(PATH + "/" + id + "/content")
                        .then()
                        .statusCode(200)
                        .header("Content-Length", is(Integer.toString(CSV.length())))
                        .header("X-Content-Type-Options", is("nosniff"))
                        .header("Accept-Ranges", is("bytes"))
                        .header("Transfer-Encoding", nullValue())
                        .header(
                                "Content-Disposition",
                                is(
                                        "attachment; filename=\"_ber _all_.csv\";"
                                                + " filename*=UTF-8''%C3%BCber%20%22all%22.csv"))
                        .extract();
        assertThat(answer.asByteArray()).isEqualTo(bytes(CSV));
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3, 0, 4", "bytes=10-, 10, -1", "bytes=-5, -5, -1"})
    void givesARange(String range, int from, int to) {
        int first = from < 0 ? CSV.length() + from : from;
        int end = to < 0 ? CSV.length() : to;
        asAnalyst()
                .header("Range", range)
                .get(PATH + "/" + stored("range.csv") + "/content")
                .then()
                .statusCode(206)
                .header(
                        "Content-Range",
                        is("bytes %d-%d/%d".formatted(first, end - 1, CSV.length())))
                .body(is(CSV.substring(first, end)));
    }

    @Test
    void refusesARangeOutsideTheFile() {
        asAnalyst()
                .header("Range", "bytes=100000-")
                .get(PATH + "/" + stored("range.csv") + "/content")
                .then()
                .statusCode(416)
                .contentType("application/problem+json")
                .header("Content-Range", is("bytes */" + CSV.length()))
                .body("code", is("RANGE_NOT_SATISFIABLE"));
    }

    @Test
    void sendsAllWhenTheRangeIsOfAnotherVersion() {
        asAnalyst()
                .header("Range", "bytes=0-3")
                .header("If-Range", "\"another\"")
                .get(PATH + "/" + stored("range.csv") + "/content")
                .then()
                .statusCode(200)
                .body(is(CSV));
    }

    private static String stored(String filename) {
        return asAnalyst()
                .queryParam("filename", filename)
                .body(bytes(CSV))
                .post(PATH + "/stream")
                .then()
                .statusCode(201)
                .extract()
                .path("upload.id");
    }
}
