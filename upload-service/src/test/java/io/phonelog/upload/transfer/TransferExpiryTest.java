package io.phonelog.upload.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Rows;
import io.phonelog.upload.SendOptions;
import io.phonelog.upload.Sent;
import io.phonelog.upload.janitor.Janitor;
import io.phonelog.upload.storage.PartSizes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

@QuarkusTest
@WithStack(s3 = true)
class TransferExpiryTest {
    private static final UUID ORG = Org.ACME.id();

    @Inject Transactions transactions;
    @Inject Creation creation;
    @Inject Appenders appenders;
    @Inject TransferExpiry expiry;
    @Inject CompletionWatch watch;
    @Inject Janitor janitor;
    @Inject Bucket bucket;
    @Inject Books books;

    @Test
    void leavesNothingOfAnUnfinishedUploadInStoreOrBooks() throws Throwable {
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
    void leavesAnUploadAloneThatStillHasTime() throws Throwable {
        String id = begun(30_000_000, Rows.ofSize(10_000_000));
        look();
        assertThat(bucket.holdsParts(id)).isTrue();
        assertThat(books.received(id)).isEqualTo(10_000_000);
    }

    @Test
    void neverEndsAnUploadWhoseSenderWasToldThatAllIsSafe() throws Throwable {
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

    private String begun(long length, byte[] bytes) throws Throwable {
        NewTransfer wanted =
                new NewTransfer(
                        TransferKind.APPENDED,
                        "unfinished.csv",
                        SendOptions.NONE,
                        false,
                        length,
                        PartSizes.ofLength(length, 8 << 20),
                        null,
                        null,
                        null,
                        List.of());
        UUID id =
                VertxContextSupport.subscribeAndAwait(
                                () ->
                                        transactions.inTenant(
                                                ORG,
                                                () ->
                                                        creation.create(
                                                                new Caller(ORG, "test"), wanted)))
                        .upload()
                        .id();
        await(
                () ->
                        appenders
                                .open(TransferKind.APPENDED, ORG, id, 0, null, false)
                                .chain(
                                        appender ->
                                                appender.write(ByteBuffer.wrap(bytes))
                                                        .chain(appender::finish)));
        return id.toString();
    }

    private void look() throws Throwable {
        await(expiry::look);
        await(janitor::look);
    }

    private static void await(java.util.function.Supplier<Uni<Void>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(work);
    }

    private long rows(String table, String id) {
        return books.number("select count(*) from " + table + " where upload_id = ?::uuid", id);
    }
}
