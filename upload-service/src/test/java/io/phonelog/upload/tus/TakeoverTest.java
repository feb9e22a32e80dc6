package io.phonelog.upload.tus;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Rows;
import io.phonelog.upload.transfer.AppendLedger;
import io.phonelog.upload.transfer.Lease;
import io.phonelog.upload.transfer.TransferKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/** Senders break off, vanish without a word, or come twice. */
@QuarkusTest
@WithStack(s3 = true)
class TakeoverTest {
    private static final byte[] FILE = Rows.ofSize(12_000_000);

    @Inject Books books;
    @Inject AppendLedger ledger;
    @Inject Bucket bucket;

    @Test
    void keepsEveryByteThatCameBeforeTheLineWasCut() throws Exception {
        String url = TusClient.begin(FILE.length, "cut.csv");
        new HalfRequest(url, 0, FILE.length, Arrays.copyOf(FILE, 3_333_333)).close();
        await().until(() -> books.received(TusClient.idOf(url)) == 3_333_333);
        finish(url, 3_333_333);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_388_607, 8_388_608, 8_388_609, 11_999_999})
    void goesOnWhereverTheLineIsCutWhilePartsAreSent(int sent) throws Exception {
        String url = TusClient.begin(FILE.length, "cut-%d.csv".formatted(sent));
        new HalfRequest(url, 0, FILE.length, Arrays.copyOf(FILE, sent)).close();
        await().until(() -> released(url));
        long offset = TusClient.offset(TusClient.head(url));
        assertThat(offset).isBetween(1L, (long) sent);
        finish(url, offset);
    }

    @Test
    void replacesAClientThatIsGoneWithoutAWord() throws Exception {
        String url = TusClient.begin(FILE.length, "half-open.csv");
        TusClient.patch(url, 0, Arrays.copyOf(FILE, 1000));
        TusClient.head(url);
        try (HalfRequest vanished =
                new HalfRequest(
                        url, 1000, FILE.length - 1000, Arrays.copyOfRange(FILE, 1000, 3_000_000))) {
            awaitWriter(url, 2);
            long offset = TusClient.offset(TusClient.head(url));
            byte[] one = {FILE[(int) offset]};
            assertThat(TusClient.patch(url, offset, one).statusCode()).isEqualTo(204);
            assertThat(vanished.answer()).contains("409");
            finish(url, offset + 1);
        }
    }

    @Test
    void stopsAWriterThatAnotherReplicaReplaces() throws Throwable {
        String url = TusClient.begin(FILE.length, "replicas.csv");
        UUID id = UUID.fromString(TusClient.idOf(url));
        try (HalfRequest old =
                new HalfRequest(url, 0, FILE.length, Arrays.copyOf(FILE, 1_000_000))) {
            awaitWriter(url, 1);
            VertxContextSupport.subscribeAndAwait(
                    () -> ledger.lease(TransferKind.APPENDED, Org.ACME.id(), id, 0, null));
            assertThat(old.answer()).contains("409");
        }
        assertThat(books.received(id.toString())).isZero();
        finish(url, 0);
    }

    @Test
    void isNotHarmedByAPartThatAReplacedWriterSendsLate() throws Throwable {
        byte[] file = Rows.ofSize(20_000_000);
        String url = TusClient.begin(file.length, "late.csv");
        UUID id = UUID.fromString(TusClient.idOf(url));
        TusClient.patch(url, 0, Arrays.copyOf(file, 8_500_000));
        Lease replaced =
                VertxContextSupport.subscribeAndAwait(
                        () ->
                                ledger.lease(
                                        TransferKind.APPENDED, Org.ACME.id(), id, 8_500_000, null));
        TusClient.patch(url, 8_500_000, Arrays.copyOfRange(file, 8_500_000, 18_000_000));
        bucket.putPart(
                id.toString(),
                Objects.requireNonNull(replaced.storageId()),
                replaced.nextPart(),
                Rows.ofSize(8 << 20));
        TusClient.patch(url, 18_000_000, Arrays.copyOfRange(file, 18_000_000, file.length));
        TusUploadTest.assertStored(url, file);
    }

    @Test
    void makesSafeWhatASlowSenderHasSentForAWhile() throws Exception {
        String url = TusClient.begin(FILE.length, "slow.csv");
        try (HalfRequest slow = new HalfRequest(url, 0, FILE.length, Arrays.copyOf(FILE, 10_000))) {
            // The next bytes after the checkpoint interval bring the checkpoint.
            await().pollInterval(Duration.ofMillis(200))
                    .untilAsserted(
                            () -> {
                                slow.send(new byte[] {'1'});
                                assertThat(books.received(TusClient.idOf(url))).isPositive();
                            });
        }
    }

    private boolean released(String url) {
        return books.number(
                        "select 1 from transfer where upload_id = ?::uuid and fence = 1"
                                + " and reserved_part = last_part",
                        TusClient.idOf(url))
                == 1;
    }

    private void awaitWriter(String url, int fence) {
        await().until(
                        () ->
                                books.number(
                                                "select fence from transfer where upload_id = ?::uuid",
                                                TusClient.idOf(url))
                                        >= fence);
    }

    private static void finish(String url, long from) {
        var answer = TusClient.patch(url, from, Arrays.copyOfRange(FILE, (int) from, FILE.length));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        TusUploadTest.assertStored(url, FILE);
    }
}
