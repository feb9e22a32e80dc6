package io.phonelog.upload.transfer;

import static io.phonelog.upload.transfer.Sender.ORG;
import static io.phonelog.upload.transfer.Sender.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;
import io.phonelog.upload.Upload;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@QuarkusTest
@WithStack(s3 = true)
class JoiningTest {
    private static final byte[] FILE = Rows.ofSize(10_000);

    /** Before and after its parts are begun, noted, sent and recorded. */
    private static final int MOMENTS_UNTIL_JOINED = 8;

    @Inject Sender sender;
    @Inject TransferLedger ledger;
    @Inject Joining joining;
    @Inject Completion completion;
    @Inject KillSwitch killSwitch;
    @Inject Bucket bucket;
    @Inject Books books;

    @Test
    void sendsNoTailThatAnotherCallHasSentSinceThisOneLooked() throws Exception {
        UUID id = fullWithATail();
        Found seenByBoth = await(() -> ledger.look(ORG, id));
        killSwitch.arm(id, MOMENTS_UNTIL_JOINED);
        assertThatThrownBy(() -> await(() -> joining.join(seenByBoth)))
                .isInstanceOf(KillSwitch.Killed.class);
        assertThat(killSwitch.revive()).isEqualTo("before JOIN_PARTS");

        await(() -> joining.join(seenByBoth));

        assertStored(id);
    }

    @Test
    void makesOneFileWhenTwoCallsMakeItAtOnce() throws Exception {
        UUID id = fullWithATail();
        Found seenByBoth = await(() -> ledger.look(ORG, id));
        ExecutorService calls = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> call = () -> await(() -> joining.join(seenByBoth));
            for (Future<Void> made : calls.invokeAll(List.of(call, call))) {
                made.get();
            }
        } finally {
            calls.shutdown();
        }
        assertStored(id);
    }

    private void assertStored(UUID id) throws Exception {
        await(() -> completion.complete(ORG, id));
        Sent.asAnalyst()
                .get(Sent.PATH + "/" + id)
                .then()
                .body("state", is("stored"))
                .body("sha256", is(Sent.sha256(FILE)));
        assertThat(bucket.length(Upload.keyOf(ORG, id))).isEqualTo(FILE.length);
        assertThat(bucket.holdsParts(id.toString())).isFalse();
    }

    /** One of which the end is known only when all has come: its last bytes are in no part. */
    private UUID fullWithATail() throws Exception {
        UUID id = sender.send("tail.csv", null, FILE);
        books.change(
                "update transfer set length = received, state = 'FULL' where upload_id = ?::uuid",
                id.toString());
        return id;
    }
}
