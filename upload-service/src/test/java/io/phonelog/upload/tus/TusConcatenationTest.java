package io.phonelog.upload.tus;

import static io.phonelog.test.Patience.await;
import static io.phonelog.upload.tus.TusClient.call;
import static io.phonelog.upload.tus.TusClient.head;
import static io.phonelog.upload.tus.TusClient.header;
import static io.phonelog.upload.tus.TusClient.location;
import static io.phonelog.upload.tus.TusClient.offset;
import static io.phonelog.upload.tus.TusClient.patch;
import static io.phonelog.upload.tus.TusClient.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/** The extension concatenation of tus 1.0. */
@QuarkusTest
@WithStack(s3 = true)
class TusConcatenationTest {
    private static final byte[] NONE = {};

    @Test
    void assemblesPiecesInTheOrderThatIsAskedFor() {
        String head = piece(Sent.bytes("a,b\n"));
        String row = piece(Sent.bytes("1,2\n"));
        var answer = post("Upload-Concat", "final;%s %s %s".formatted(head, row, row));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String url = location(answer);
        assertThat(offset(head(url))).isEqualTo(12);
        assertThat(header(head(url), "Upload-Length")).isEqualTo("12");
        assertThat(header(head(url), "Upload-Concat")).startsWith("final;");
        TusUploadTest.assertStored(url, Sent.bytes("a,b\n1,2\n1,2\n"));
        assertThat(offset(head(row))).isEqualTo(4);
    }

    @Test
    void assemblesMoreThanIsDoneBeforeTheAnswer() {
        byte[] file = Rows.ofSize(40_000_003);
        String one = piece(Arrays.copyOf(file, 17_000_001));
        String two = piece(Arrays.copyOfRange(file, 17_000_001, file.length));
        String url = location(post("Upload-Concat", "final;%s %s".formatted(one, two)));
        assertThat(offset(head(url))).isEqualTo(file.length);
        await().until(
                        () ->
                                "stored"
                                        .equals(
                                                Sent.asAnalyst()
                                                        .get(Sent.PATH + "/" + TusClient.idOf(url))
                                                        .path("state")));
        TusUploadTest.assertStored(url, file);
    }

    @Test
    void callsAPieceAPieceAndShowsItInNoList() {
        String url = location(post("Upload-Length", "9", "Upload-Concat", "partial"));
        assertThat(header(head(url), "Upload-Concat")).isEqualTo("partial");
        String list = Sent.asAnalyst().get(Sent.PATH + "?limit=1000").asString();
        assertThat(list).doesNotContain(TusClient.idOf(url));
    }

    @Test
    void refusesBytesForAnAssembledUpload() {
        String url = location(post("Upload-Concat", "final;" + piece(Sent.bytes("a,b\n"))));
        for (long at : new long[] {0, 4, 99}) {
            assertThat(patch(url, at, Sent.bytes("x")).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void refusesPiecesThatAreUnfinishedMissingOrNone() {
        String open = location(post("Upload-Length", "9", "Upload-Concat", "partial"));
        assertThat(post("Upload-Concat", "final;" + open).statusCode()).isEqualTo(409);
        assertThat(post("Upload-Concat", "final;" + TusClient.begin(1, "x.csv")).statusCode())
                .isEqualTo(409);
        assertThat(post("Upload-Concat", "final;/files/none").statusCode()).isEqualTo(400);
        assertThat(post("Upload-Concat", "middle").statusCode()).isEqualTo(400);
        String whole = piece(Sent.bytes("a,b\n"));
        assertThat(post("Upload-Concat", "final;" + whole, "Upload-Length", "4").statusCode())
                .isEqualTo(400);
        assertThat(call("DELETE", whole, NONE).statusCode()).isEqualTo(204);
        assertThat(post("Upload-Concat", "final;" + whole).statusCode()).isEqualTo(404);
    }

    private static String piece(byte[] bytes) {
        String url =
                location(
                        post(
                                "Upload-Length",
                                Integer.toString(bytes.length),
                                "Upload-Concat",
                                "partial"));
        var answer = patch(url, 0, bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return url;
    }
}
