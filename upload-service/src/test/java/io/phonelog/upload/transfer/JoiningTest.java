package io.phonelog.upload.transfer;

import static org.hamcrest.Matchers.is;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Rows;
import io.phonelog.upload.SendOptions;
import io.phonelog.upload.Sent;
import io.phonelog.upload.storage.PartSizes;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

@QuarkusTest
@WithStack(s3 = true)
class JoiningTest {
    private static final UUID ORG = Org.ACME.id();
    private static final byte[] FILE = Rows.ofSize(10_000);

    @Inject Transactions transactions;
    @Inject Creation creation;
    @Inject Appenders appenders;
    @Inject TransferLedger ledger;
    @Inject Joining joining;
    @Inject Completion completion;
    @Inject Books books;

    @Test
    void sendsNoTailThatAnotherCallHasSentSinceThisOneLooked() throws Throwable {
        UUID id = fullWithATail();
        Found seenByBoth = await(() -> ledger.look(ORG, id));
        await(() -> joining.join(seenByBoth));

        await(() -> joining.join(seenByBoth));

        await(() -> completion.complete(ORG, id));
        Sent.asAnalyst()
                .get(Sent.PATH + "/" + id)
                .then()
                .body("state", is("stored"))
                .body("sha256", is(Sent.sha256(FILE)));
    }

    /** One of which the end is known only when all has come: its last bytes are in no part. */
    private UUID fullWithATail() throws Throwable {
        var wanted =
                new NewTransfer(
                        TransferKind.APPENDED,
                        "tail.csv",
                        SendOptions.NONE,
                        false,
                        null,
                        PartSizes.upTo(1 << 30, 8 << 20),
                        null,
                        null,
                        null,
                        List.of());
        var caller = new Caller(ORG, "test");
        UUID id =
                await(() -> transactions.inTenant(ORG, () -> creation.create(caller, wanted)))
                        .upload()
                        .id();
        await(
                () ->
                        appenders
                                .open(TransferKind.APPENDED, ORG, id, 0, null, false)
                                .chain(
                                        appender ->
                                                appender.write(ByteBuffer.wrap(FILE))
                                                        .chain(appender::finish)));
        books.change(
                "update transfer set length = received, state = 'FULL' where upload_id = ?::uuid",
                id.toString());
        return id;
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
