package io.phonelog.upload.transfer;

import static io.phonelog.upload.transfer.Sender.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;
import io.phonelog.upload.janitor.Janitor;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(s3 = true)
class TransferExpiryTest {
    @Inject Sender sender;
    @Inject TransferExpiry expiry;
    @Inject CompletionWatch watch;
    @Inject Janitor janitor;
    @Inject Bucket bucket;
    @Inject Books books;

    @Test
    void leavesNothingOfAnUnfinishedUploadInStoreOrBooks() throws Exception {
        String id = begun(30_000_000, Rows.ofSize(10_000_000));
        assertThat(bucket.holdsParts(id)).isTrue();
        books.letExpire(id);
        look();
        assertThat(bucket.holds(id)).isFalse();
        assertThat(rows("transfer", id) + rows("transfer_part", id) + rows("transfer_tail", id))
                .isZero();
        Sent.asAnalyst().get(Sent.PATH + "/" + id).then().body("state", is("expired"));
    }

    @Test
    void leavesAnUploadAloneThatStillHasTime() throws Exception {
        String id = begun(30_000_000, Rows.ofSize(10_000_000));
        look();
        assertThat(bucket.holdsParts(id)).isTrue();
        assertThat(books.received(id)).isEqualTo(10_000_000);
    }

    @Test
    void neverEndsAnUploadWhoseSenderWasToldThatAllIsSafe() throws Exception {
        byte[] file = Rows.ofSize(9_000_000);
        String id = begun(file.length, file);
        books.letExpire(id);
        look();
        books.leaveAlone(id);
        await(watch::look);
        Sent.asAnalyst()
                .get(Sent.PATH + "/" + id)
                .then()
                .body("state", is("stored"))
                .body("sha256", is(Sent.sha256(file)));
    }

    private String begun(long length, byte[] bytes) throws Exception {
        return sender.send("unfinished.csv", length, bytes).toString();
    }

    private void look() throws Exception {
        await(expiry::look);
        await(janitor::look);
    }

    private long rows(String table, String id) {
        return books.number("select count(*) from " + table + " where upload_id = ?::uuid", id);
    }
}
